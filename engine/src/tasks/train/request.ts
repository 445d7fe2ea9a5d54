import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { STACKING } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import type { Encoding, Encodings } from '../../learning/model/encoder.ts';
import type { TableColumn } from '../../learning/model/table.ts';
import type { AskedColumn, SourceColumn, TableReader } from '../../learning/source/table-reader.ts';
import type { Algorithm, Parameters, SplitRule, TrainingRequest } from '../../learning/training/request.ts';
import { encodingsOf } from './encodings.ts';
import type { TrainInputs } from './inputs.ts';
import { gapOf } from './rules.ts';
import { searchRule } from './search-rule.ts';

/** Inputs of a training of what is no recommender. */
export type PredictorInputs = Omit<TrainInputs, 'algorithm'> & { readonly algorithm?: Algorithm };

/** Shares of the rows unless somebody says otherwise. */
export const SHARES = { validation: 0.15, test: 0.15 };

/** What is read of a table, and what is not. */
export interface TrainingTable {
  readonly request: TrainingRequest;
  /** Columns of types that models do not take, such as dates and lists. */
  readonly unsupported: readonly string[];
}

/**
 * Reads what a model is trained on.
 * @throws TaskError for columns that are not there, or inputs that contradict each other.
 */
export async function readTraining(
  inputs: PredictorInputs,
  reader: TableReader,
  { threshold, version, dataHash }: Pick<TrainingRequest, 'threshold' | 'version' | 'dataHash'>,
  onProgress: (progress: number) => void,
): Promise<TrainingTable> {
  const { target, time, group } = inputs;
  const algorithm = inputs.algorithm ?? (target === undefined ? 'isolation-forest' : 'random-forest');
  if (algorithm === STACKING && inputs.bases === undefined)
    throw new TaskError(t('The algorithm "{0}" requires "{1}"', STACKING, 'base'));
  if (algorithm !== STACKING && inputs.bases !== undefined)
    throw new TaskError(t('"{0}" requires "algorithm: {1}"', 'base', STACKING));
  const search = inputs.search && searchRule(inputs.search, algorithm);
  const encodings = encodingsOf(inputs.encode);
  const { features, unsupported } = featuresOf(inputs, encodings, reader);
  const timeColumn = time === undefined ? undefined : timeOf(reader.column(time));
  const gap = gapOf(inputs.gap, timeColumn?.as === 'time');
  const others: AskedColumn[] = [
    ...(target === undefined ? [] : [targetAsked(reader.column(target), inputs)]),
    ...(timeColumn ? [timeColumn] : []),
    ...(group === undefined ? [] : [{ name: reader.column(group).name, as: 'text' as const }]),
  ];
  const { rows, columns } = await reader.read([...features, ...others], onProgress);
  const [targetColumn, splitColumn] =
    target === undefined ? [undefined, columns[features.length]] : columns.slice(features.length);
  return {
    request: {
      table: { rows, columns: columns.slice(0, features.length) },
      target: targetColumn,
      algorithm,
      problem: inputs.problem,
      parameters: parametersOf(inputs),
      bases: inputs.bases,
      search,
      encodings,
      folds: inputs.folds,
      split: splitRule(inputs, splitColumn, gap, timeColumn?.as === 'time'),
      positive: inputs.positive,
      isBalanced: inputs.balanced ?? false,
      calibration: inputs.calibration,
      threshold,
      seed: inputs.seed ?? 1,
      threads: inputs.threads ?? availableParallelism(),
      dataHash,
      version,
    },
    unsupported,
  };
}

function parametersOf(inputs: PredictorInputs): Parameters {
  const { trees, maxDepth, maxLeaves, minRows, learningRate, penalty } = inputs;
  const { hiddenLayers, activation, epochs, batchSize, patience, baseFolds } = inputs;
  const network = { hiddenLayers, activation, epochs, batchSize, patience, baseFolds };
  return { trees, maxDepth, maxLeaves, minRows, learningRate, penalty, ...network };
}

function featuresOf(
  { features, exclude = [], target, time, group }: PredictorInputs,
  encodings: Encodings,
  reader: TableReader,
): { readonly features: readonly AskedColumn[]; readonly unsupported: readonly string[] } {
  for (const name of exclude) reader.column(name);
  const without = new Set([...exclude, target, time, group]);
  const asked =
    features?.map((name) => reader.column(name)) ?? reader.columns.filter(({ name }) => !without.has(name));
  const repeated = features?.find((name) => name === target);
  if (repeated !== undefined) throw new TaskError(t('"{0}" is the target: it cannot be a feature', repeated));
  const found: AskedColumn[] = [];
  const unsupported: string[] = [];
  const names = new Set(asked.map(({ name }) => name));
  for (const name of encodings.keys())
    if (!names.has(reader.column(name).name))
      throw new TaskError(t('"{0}" is not a feature: it cannot be encoded', name));
  for (const column of asked)
    if (encodings.has(column.name)) found.push(textAsked(column, encodings.get(column.name)));
    else if (column.use === 'number' || column.use === 'text')
      found.push({ name: column.name, as: column.use });
    else unsupported.push(column.name);
  return { features: found, unsupported };
}

/** What is encoded is read as text: dates as DuckDB writes them, and numbers where somebody gives them another order. */
function textAsked({ name, type, use }: SourceColumn, encoding: Encoding | undefined): AskedColumn {
  const isRight =
    use === 'text' || (encoding?.by === 'date' ? use === 'time' : use === 'number' && type !== 'BOOLEAN');
  if (isRight) return { name, as: 'text' };
  throw new TaskError(t('Column "{0}" is of the type {1}: it cannot be encoded so', name, type));
}

/** True and false are classes, and so are numbers that somebody calls so. */
function targetAsked({ name, type, use }: SourceColumn, { problem }: PredictorInputs): AskedColumn {
  if (use === 'none' || use === 'time')
    throw new TaskError(t('The target "{0}" is of the type {1}: it cannot be learned', name, type));
  return { name, as: type === 'BOOLEAN' && problem !== 'regression' ? 'text' : use };
}

/** A column of times. @throws TaskError for another type. */
export function timeOf({ name, type, use }: SourceColumn): AskedColumn {
  if (use === 'time' || (use === 'number' && type !== 'BOOLEAN')) return { name, as: use };
  throw new TaskError(
    t('The time column "{0}" is of the type {1}: it must be a date, a time or a number', name, type),
  );
}

function splitRule(
  { validation = SHARES.validation, test = SHARES.test, time, group }: PredictorInputs,
  column: TableColumn | undefined,
  gap: number,
  isDate: boolean,
): SplitRule {
  if (validation + test >= 1) throw new TaskError(t('"validation" and "test" leave no rows for training'));
  const shares = { validation, test };
  if (time !== undefined && column?.type === 'number') {
    const missing = column.values.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new TaskError(t('Column "{0}" has no time in row {1}', time, missing + 1));
    return { ...shares, by: 'time', times: column.values, gap, isDate };
  }
  if (group !== undefined && column?.type === 'text') {
    const places = new Map<string, number>();
    const groups = Uint32Array.from(column.values, (name) => {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      return place;
    });
    return { ...shares, by: 'group', groups };
  }
  return { ...shares, by: 'random' };
}
