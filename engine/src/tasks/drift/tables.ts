import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import type { Samples } from '../../learning/drift/drift.ts';
import type { TableColumn, TableRows } from '../../learning/model/table.ts';
import { TableReader, type AskedColumn, type SourceColumn } from '../../learning/source/table-reader.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import type { DriftInputs } from './inputs.ts';
import type { Reason, UncomparedColumn } from './result.ts';

/** Two tables in memory, with the columns that can be compared, in the same order. */
export interface TablePair {
  readonly reference: TableRows;
  readonly current: TableRows;
  /** Milliseconds of the rows of the current table; none unless they are asked for. */
  readonly times?: Float64Array;
  readonly notCompared: readonly UncomparedColumn[];
  /** Names of columns that are true or false in both tables. */
  readonly truths: ReadonlySet<string>;
}

/**
 * @param onProgress from 0 to 1.
 * @throws TaskError when a table cannot be read, or lacks a column that is asked for.
 */
export async function readTables(
  inputs: DriftInputs,
  { folder, signal }: Pick<RunContext<undefined>, 'folder' | 'signal'>,
  onProgress: (progress: number) => void,
): Promise<TablePair> {
  const [before, now] = await Promise.all([readTable(inputs.reference), readTable(inputs.current)]);
  const database = await Database.open({ reads: [...before.files, ...now.files], writes: [], signal });
  try {
    const reference = await TableReader.open(database, before, shownPath(folder, inputs.reference));
    const current = await TableReader.open(database, now, shownPath(folder, inputs.current));
    const asked: AskedColumn[][] = [[], []];
    const notCompared: UncomparedColumn[] = [];
    const truths = new Set<string>();
    for (const name of namesOf(inputs, reference, current)) {
      const pair = [reference, current].map(({ columns }) => columns.find((each) => each.name === name));
      const hindrance = hindranceOf(pair[0], pair[1]);
      if (hindrance) notCompared.push({ name, ...hindrance });
      else for (const [index, column] of pair.entries()) asked[index]?.push({ name, as: asOf(column) });
      if (pair.every((column) => column?.type === 'BOOLEAN')) truths.add(name);
    }
    const time = inputs.time === undefined ? undefined : timeOf(current.column(inputs.time));
    const [ofReference = [], ofCurrent = []] = asked;
    if (ofReference.length === 0)
      return { reference: { rows: 0, columns: [] }, current: { rows: 0, columns: [] }, notCompared, truths };
    const readReference = await reference.read(ofReference, (progress) => {
      onProgress(progress / 2);
    });
    const { rows, columns } = await current.read([...ofCurrent, ...(time ? [time] : [])], (progress) => {
      onProgress((1 + progress) / 2);
    });
    const times = columns[ofCurrent.length];
    return {
      reference: readReference,
      current: { rows, columns: columns.slice(0, ofCurrent.length) },
      ...(times?.type === 'number' && { times: times.values }),
      notCompared,
      truths,
    };
  } finally {
    await database.end();
  }
}

function namesOf(
  { columns, exclude = [] }: DriftInputs,
  reference: TableReader,
  current: TableReader,
): ReadonlySet<string> {
  for (const name of columns ?? []) for (const reader of [reference, current]) reader.column(name);
  const names = new Set(columns ?? [...reference.columns, ...current.columns].map(({ name }) => name));
  for (const name of exclude)
    if (!names.delete(name) && !current.columns.some((column) => column.name === name))
      reference.column(name);
  return names;
}

/** What the types of a column tell before it is read. */
function hindranceOf(
  reference: SourceColumn | undefined,
  current: SourceColumn | undefined,
): { readonly reason: Reason; readonly types?: readonly string[] } | undefined {
  if (!reference) return { reason: 'not-in-reference' };
  if (!current) return { reason: 'not-in-current' };
  for (const { use, type } of [reference, current])
    if (use !== 'number' && use !== 'text') return { reason: 'type', types: [type] };
  return undefined;
}

/** @throws TaskError for a column without dates. */
function timeOf({ name, type, use }: SourceColumn): AskedColumn {
  if (use === 'time') return { name, as: 'time' };
  throw new TaskError(t('Column "{0}" is of the type {1}: it must have dates', name, type));
}

function asOf(column: SourceColumn | undefined): AskedColumn['as'] {
  return column?.use === 'number' ? 'number' : 'text';
}

/**
 * The values of a column that are not missing; infinite ones count as missing, as in Evidently.
 * @returns the reason where they cannot be compared.
 */
export function samplesOf(reference: TableColumn, current: TableColumn): Samples | Reason {
  // A column without values has no type of its own: this is said first.
  if (knownIn(reference).length === 0) return 'empty-reference';
  if (knownIn(current).length === 0) return 'empty-current';
  if (reference.type === 'number' && current.type === 'number')
    return { kind: 'number', reference: numbersIn(reference.values), current: numbersIn(current.values) };
  if (reference.type === 'text' && current.type === 'text')
    return { kind: 'text', reference: textsIn(reference.values), current: textsIn(current.values) };
  return 'types-differ';
}

function knownIn({ type, values }: TableColumn): ArrayLike<unknown> {
  return type === 'number' ? numbersIn(values) : textsIn(values);
}

function numbersIn(values: Float64Array): Float64Array {
  return values.filter(Number.isFinite);
}

function textsIn(values: readonly string[]): readonly string[] {
  return values.filter((value) => value !== '');
}
