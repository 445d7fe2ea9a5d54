import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@vitruve/workspace';
import type { ProcessIdentity } from '../../running/processes/identity.ts';

/** An output while its run goes on. Paths are relative to the workspace folder, with the separators of the system. */
export interface StagedOutput {
  readonly path: string;
  /** Where the run writes it; undefined when it writes it to its place. */
  readonly staged: string | undefined;
  /** Where what was in its place is meanwhile. */
  readonly aside: string;
  /** Whether something was in its place when the run began. */
  readonly existed: boolean;
}

/** What must be known of a run to take it back, or to complete it, when its runner is killed. */
export interface RunJournal {
  readonly version: 1;
  /** `committing`: all outputs are made, and are being put into their places. */
  readonly state: 'running' | 'committing';
  readonly runner: ProcessIdentity;
  readonly outputs: readonly StagedOutput[];
  /** Whether its programs run in containers, which do not end with what started them. */
  readonly hasContainers: boolean;
}

const FILE = 'run.json';
const PROGRAMS = 'programs.jsonl';

/** @param folder of the run; absolute. */
export async function writeJournal(folder: string, journal: RunJournal): Promise<void> {
  await writeWhole(join(folder, FILE), Buffer.from(JSON.stringify(journal)), true);
}

/** Undefined when there is none: nothing was begun. */
export async function readJournal(folder: string): Promise<RunJournal | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, FILE), 'utf8')) as RunJournal;
  } catch {
    return undefined;
  }
}

/** The file in which the programs of a run are noted, a line for each. */
export function programsFile(folder: string): string {
  return join(folder, PROGRAMS);
}

/** The programs that a run has started. */
export async function readPrograms(folder: string): Promise<readonly ProcessIdentity[]> {
  const text = await readFile(programsFile(folder), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as ProcessIdentity];
    } catch {
      return [];
    }
  });
}
