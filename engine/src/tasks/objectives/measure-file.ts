import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  decodeText,
  endOfDay,
  isParquet,
  isShareObjective,
  measureObjective,
  OBJECTIVES,
  readMeasurements,
  targetText,
  type MeasuredObjective,
  type ObjectivesFile,
  type ObjectivesModel,
  type ObjectiveSource,
  type RunRecord,
} from '@vitruve/manifests';
import { TaskCancelledError, TaskError, UserError } from '@vitruve/workspace';
import { recordedMetrics } from '../../pipelines/history/recorded-metrics.ts';
import { readCheckedManifest } from '../../running/checked-manifest.ts';
import { parquetAsCsv } from './parquet-as-csv.ts';

/** Bytes of a source: a larger one is not read. */
const LARGEST = 256 * 1024 * 1024;

/** An objective as it is measured. */
export interface OneMeasured {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly subject: string | undefined;
  readonly owner: string | undefined;
  readonly unit: string;
  /** `≥ 99.9 %`, in force now. */
  readonly target: string | undefined;
  /** The path of the file of the measurements, or that of the pipeline whose runs are measured. */
  readonly source: string | undefined;
  /** The stage whose metrics are meant. */
  readonly stage: string | undefined;
  readonly direction: string | undefined;
  readonly bounds: readonly number[];
  readonly measured: Omit<MeasuredObjective, 'target'>;
}

export interface MeasuredFile {
  readonly title: string | undefined;
  /** Milliseconds: measurements up to it count. */
  readonly at: number;
  readonly zone: string;
  readonly objectives: readonly OneMeasured[];
}

/**
 * What a file of objectives says.
 * @throws TaskError when it cannot be read, or when one of its rules finds an error: an objective that is misspelt would not be measured.
 */
export async function readObjectivesFile(path: string): Promise<ObjectivesFile> {
  const { model } = await readCheckedManifest<ObjectivesModel>(OBJECTIVES, path);
  if (!model?.file) throw new TaskError(t('"{0}" is empty', path));
  return model.file;
}

/** Measures all objectives of a file. @param given.at the last day of which measurements count; now unless it is given. */
export async function measureFile(given: {
  readonly file: string;
  readonly at?: string;
  /** Ends the reading of Parquet files. */
  readonly signal?: AbortSignal;
}): Promise<MeasuredFile> {
  const file = await readObjectivesFile(given.file);
  const zone = file.timezone?.text ?? 'UTC';
  const at = given.at === undefined ? Date.now() : endOfDay(given.at, zone);
  const { signal = new AbortController().signal } = given;
  const texts = new Map<string, string | Unread | undefined>();
  const histories = new Map<string, readonly RunRecord[]>();
  for (const { source } of file.objectives) {
    if (!source) continue;
    const path = sourcePath(source);
    const absolute = resolve(dirname(given.file), path);
    if (source.type === 'runs')
      histories.set(path, histories.get(path) ?? (await recordedMetrics(absolute, signal)));
    else if (!texts.has(path)) texts.set(path, await textOf(absolute, signal));
  }
  const objectives = file.objectives.map((objective): OneMeasured => {
    const { id, title, kind, subject, owner, unit, source } = objective;
    const text = source?.type === 'file' ? texts.get(source.path.text) : undefined;
    const runsOf = (path: string): readonly RunRecord[] => histories.get(path) ?? [];
    const read =
      typeof text === 'object' ? text : readMeasurements(objective, { textOf: () => text, runsOf }, zone);
    const { target, ...measured } = measureObjective(objective, read, { at, zone });
    return {
      id,
      title: title?.text ?? id,
      kind: kind?.text ?? '',
      subject: subject?.name.text,
      owner: (owner ?? file.owner)?.text,
      unit: isShareObjective(objective) ? '%' : (unit?.text ?? ''),
      target: target && targetText(objective, target),
      direction: target?.direction,
      bounds: target?.bounds ?? [],
      source: source && sourcePath(source),
      stage: source?.type === 'runs' ? source.stage?.text : undefined,
      measured,
    };
  });
  return plain({ title: file.title?.text, at, zone, objectives });
}

/** The path of the file or of the pipeline, from the file of objectives. */
export function sourcePath(source: ObjectiveSource): string {
  return source.type === 'runs' ? source.pipeline.text : source.path.text;
}

/** Without what is undefined: results cross processes as JSON. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** Why a source was not read. */
interface Unread {
  readonly reason: string;
}

async function textOf(path: string, signal: AbortSignal): Promise<string | Unread | undefined> {
  const found = await stat(path).catch(() => undefined);
  // The result says of the objective that its source cannot be read.
  if (!found) return undefined;
  if (isParquet(path)) return readParquet(path, signal);
  try {
    const { size } = found;
    if (size > LARGEST) throw new TaskError(t('"{0}" is larger than {1} MB', path, LARGEST / 1024 / 1024));
    return decodeText(await readFile(path))?.text;
  } catch (error) {
    if (error instanceof TaskError) throw error;
    return undefined;
  }
}

/** What DuckDB cannot read is said of the objectives, with its reason, as the lack of DuckDB is. */
async function readParquet(path: string, signal: AbortSignal): Promise<string | Unread> {
  try {
    return await parquetAsCsv(path, LARGEST, signal);
  } catch (error) {
    if (error instanceof TaskCancelledError || !(error instanceof UserError)) throw error;
    return { reason: error.message };
  }
}
