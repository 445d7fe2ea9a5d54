import type { ClassName } from '../model/model.ts';
import type { TableColumn } from '../model/table.ts';
import { LearningFault, type Problem } from './fault.ts';

/** What is learned, as numbers: classes from 0, or values. */
export interface Target {
  readonly problem: 'classification' | 'regression';
  /** Rows that have a target. */
  readonly rows: Uint32Array;
  /** Of those rows. */
  readonly values: Float64Array;
  readonly classes: readonly ClassName[];
}

/** Whole numbers of a target, at most, that are taken for classes unless somebody says otherwise. */
const FEW = 10;
/** More classes are no classes. */
const MOST_CLASSES = 200;

/**
 * @param problem what the column looks like otherwise: texts and few whole numbers are classes.
 * @param positive the class that comes second of two.
 * @throws LearningFault
 */
export function targetOf(
  column: TableColumn,
  problem: Problem | undefined,
  positive: string | undefined,
): Target {
  const rows = labeledRows(column);
  if (rows.length === 0) throw new LearningFault({ code: 'no-target-values' });
  const asked = problem ?? problemOf(column, rows);
  if (asked === 'regression') {
    if (column.type === 'text')
      throw new LearningFault({ code: 'not-numbers', target: column.name, count: rows.length });
    return {
      problem: 'regression',
      rows,
      values: Float64Array.from(rows, (row) => column.values[row] ?? 0),
      classes: [],
    };
  }
  return classesOf(column, rows, positive);
}

function labeledRows(column: TableColumn): Uint32Array {
  const rows = Uint32Array.from({ length: column.values.length }, (_, row) => row);
  if (column.type === 'text') return rows.filter((row) => column.values[row] !== '');
  for (const row of rows) {
    const value = column.values[row] ?? 0;
    if (value === Infinity || value === -Infinity)
      throw new LearningFault({ code: 'infinite', column: column.name, row: row + 1, value: String(value) });
  }
  return rows.filter((row) => !Number.isNaN(column.values[row] ?? Number.NaN));
}

function problemOf(column: TableColumn, rows: Uint32Array): Problem {
  if (column.type === 'text') return 'classification';
  const found = new Set<number>();
  for (const row of rows) {
    const value = column.values[row] ?? 0;
    if (!Number.isInteger(value) || found.add(value).size > FEW) return 'regression';
  }
  return 'classification';
}

function classesOf(column: TableColumn, rows: Uint32Array, positive: string | undefined): Target {
  const isWhole =
    column.type === 'number' && rows.every((row) => Number.isSafeInteger(column.values[row] ?? 0));
  const nameOf = (row: number): ClassName => {
    const value = column.values[row] ?? '';
    return isWhole ? value : String(value);
  };
  const names = [...new Set(Array.from(rows, nameOf))];
  if (names.length > MOST_CLASSES)
    throw new LearningFault({ code: 'too-many-classes', target: column.name, count: names.length });
  if (names.length < 2) throw new LearningFault({ code: 'one-class', part: 'table', only: String(names[0]) });
  names.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : 1));
  if (positive !== undefined) {
    const last = names.findIndex((name) => String(name) === positive);
    if (last < 0)
      throw new LearningFault({ code: 'unknown-class', value: positive, classes: names.map(String) });
    names.push(...names.splice(last, 1));
  }
  const places = new Map(names.map((name, index) => [name, index]));
  return {
    problem: 'classification',
    rows,
    values: Float64Array.from(rows, (row) => places.get(nameOf(row)) ?? 0),
    classes: names,
  };
}

/** How many rows each class has. */
export function countsOf(values: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const of of values) counts[of] = (counts[of] ?? 0) + 1;
  return counts;
}
