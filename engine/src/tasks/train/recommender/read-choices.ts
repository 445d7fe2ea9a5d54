import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RecommenderRequest } from '../../../learning/recommender/request.ts';
import type { AskedColumn, TableReader } from '../../../learning/source/table-reader.ts';
import { SHARES, timeOf } from '../request.ts';
import type { RecommenderInputs } from './asked.ts';

/** What a recommender keeps and lists unless somebody says otherwise. */
const DEFAULTS = { k: 10, neighbors: 50 };

/**
 * Reads what a recommender is trained on.
 * @throws TaskError for columns that are not there, or of another type.
 */
export async function readChoices(
  inputs: RecommenderInputs,
  reader: TableReader,
  version: string,
  onProgress: (progress: number) => void,
): Promise<RecommenderRequest> {
  const { user, item, weight, relevance, time } = inputs;
  const asked: AskedColumn[] = [
    { name: reader.column(user).name, as: 'text' },
    { name: reader.column(item).name, as: 'text' },
    ...(weight === undefined ? [] : [weightOf(reader, weight)]),
    ...(relevance === undefined ? [] : [relevanceOf(reader, relevance)]),
    ...(time === undefined ? [] : [timeOf(reader.column(time))]),
  ];
  const { columns } = await reader.read(asked, onProgress);
  const textsAt = (place: number): readonly string[] => {
    const column = columns[place];
    return column?.type === 'text' ? column.values : [];
  };
  const numbersAt = (place: number): Float64Array | undefined => {
    const column = columns[place];
    return column?.type === 'number' ? column.values : undefined;
  };
  const times = time === undefined ? undefined : numbersAt(columns.length - 1);
  const missing = times?.findIndex((value) => !Number.isFinite(value)) ?? -1;
  if (time !== undefined && missing >= 0)
    throw new TaskError(t('Column "{0}" has no time in row {1}', time, missing + 1));
  return {
    rows: {
      users: textsAt(0),
      items: textsAt(1),
      weights: weight === undefined ? undefined : numbersAt(2),
      relevance: relevance === undefined ? undefined : numbersAt(weight === undefined ? 2 : 3),
      times,
    },
    columns: { user, item, weight, relevance },
    k: inputs.k ?? DEFAULTS.k,
    neighbors: inputs.neighbors ?? DEFAULTS.neighbors,
    test: inputs.test ?? SHARES.test,
    seed: inputs.seed ?? 1,
    threads: inputs.threads ?? availableParallelism(),
    version,
  };
}

/** @throws TaskError for a column that has no numbers. */
function weightOf(reader: TableReader, weight: string): AskedColumn {
  const { name, type, use } = reader.column(weight);
  if (use === 'number' && type !== 'BOOLEAN') return { name, as: 'number' };
  throw new TaskError(t('The weight "{0}" is of the type {1}: it must be a number', name, type));
}

/** @throws TaskError for a column that has no numbers. */
function relevanceOf(reader: TableReader, relevance: string): AskedColumn {
  const { name, type, use } = reader.column(relevance);
  if (use === 'number' && type !== 'BOOLEAN') return { name, as: 'number' };
  throw new TaskError(t('The relevance "{0}" is of the type {1}: it must be a number', name, type));
}
