import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { RunState, StageResults } from '../events.ts';
import type { PipelineRequest } from '../execution.ts';
import { ownFolder } from '../own-folder.ts';
import type { PlannedRun } from '../plan/plan.ts';

/** The version of the format of snapshots. */
const VERSION = 2;

/** How a run of a stage ends as long as nothing changes. */
export interface UnchangedRun {
  readonly run: string;
  readonly state: Extract<RunState, 'up-to-date' | 'skipped'>;
  readonly metrics?: StageResults['metrics'];
  readonly periods?: PlannedRun['periods'];
}

/**
 * A pipeline all of whose stages were up to date: as long as no file of it changes, they are, and the pipeline need not be read.
 */
export interface Snapshot {
  readonly version: number;
  /** SHA-256 of what a run was asked for, and by which Vitruve. */
  readonly asked: string;
  /** Absolute paths of the pipeline, of what decides how it is read, and of inputs and outputs; null where nothing is. */
  readonly files: readonly (readonly [path: string, digest: string | null])[];
  readonly runs: readonly UnchangedRun[];
  /** Milliseconds since 1970 at which the next period of a partition without an end is over; null without one. */
  readonly until: number | null;
}

/** The file of the snapshot of a pipeline. @param own the folder of the state of runs; absolute. */
function snapshotFile(own: string, path: string): string {
  return join(own, 'unchanged', createHash('sha256').update(path).digest('hex').slice(0, 16));
}

/** SHA-256 of all that decides, besides files, which runs a pipeline has. */
function askedBy({ parameters, selection, version }: PipelineRequest): string {
  return fingerprintOf(VERSION, version, [...parameters], [...selection.stages], selection.only, [
    ...(selection.partitions ?? []),
  ]);
}

/** Undefined when there is none for what is asked for. */
export async function readSnapshot(own: string, request: PipelineRequest): Promise<Snapshot | undefined> {
  try {
    const snapshot = JSON.parse(await readFile(snapshotFile(own, request.path), 'utf8')) as Snapshot;
    const isAsked = snapshot.version === VERSION && snapshot.asked === askedBy(request);
    return isAsked && Date.now() < (snapshot.until ?? Infinity) ? snapshot : undefined;
  } catch {
    // There is none, or it is broken: the pipeline is read.
    return undefined;
  }
}

/** Keeps a snapshot for the next run. @throws the error of the file system. */
export async function writeSnapshot(
  own: string,
  request: PipelineRequest,
  kept: Pick<Snapshot, 'files' | 'runs' | 'until'>,
): Promise<void> {
  const file = snapshotFile(own, request.path);
  await ownFolder(own);
  await ownFolder(dirname(file));
  const snapshot: Snapshot = { version: VERSION, asked: askedBy(request), ...kept };
  await writeWhole(file, Buffer.from(JSON.stringify(snapshot)), true);
}
