import type { Drawing } from '../metrics/bootstrap.ts';
import { pickRows, type TableRows } from '../model/table.ts';
import { groupedSplit, randomSplit, stratifiedSplit } from '../splits/shuffled.ts';
import { splitBy, type Split } from '../splits/split.ts';
import { timeSplit } from '../splits/time.ts';
import { mustFitEncodings, usedColumns } from './columns.ts';
import { LearningFault } from './fault.ts';
import { mustSolve, onlyProblem } from './fit.ts';
import type { LeftOut, SplitRule, TrainingRequest, TrainingResult } from './request.ts';
import { countsOf, targetOf, type Target } from './target.ts';

/** Rows that can be learned from, and how they are told apart. */
export interface Sample {
  /** Columns that tell something, of rows that have a target. */
  readonly table: TableRows;
  /** None for anomalies. */
  readonly target: Target | undefined;
  readonly split: Split;
  /** By which it was split, of the rows of the sample. */
  readonly rule: SplitRule;
}

/** A sample, and what of the table is not in it. */
export interface FoundSample {
  readonly sample: Sample;
  /** All columns of the rows of the sample. */
  readonly labeled: TableRows;
  readonly leftOut: readonly LeftOut[];
  /** Rows without a target. */
  readonly unlabeled: number;
}

/** @throws LearningFault when the table cannot be learned from, or the split leaves too few rows. */
export function sampleOf(request: TrainingRequest): FoundSample {
  const { algorithm, target: column, seed } = request;
  const target = column && targetOf(column, request.problem ?? onlyProblem(algorithm), request.positive);
  mustSolve(algorithm, target?.problem ?? 'anomaly');
  mustFitEncodings(request.table, request.encodings ?? new Map());
  const rows = target?.rows ?? Uint32Array.from({ length: request.table.rows }, (_, row) => row);
  const rule = withRows(request.split, rows);
  const split = splitOf(rule, rows.length, target, seed);
  for (const part of ['training', ...(target && request.split.test > 0 ? ['test' as const] : [])] as const)
    if (split[part].length < 2)
      throw new LearningFault({ code: 'too-few-rows', part, rows: split[part].length });
  const labeled = pickRows(request.table, rows);
  const { table, leftOut } = usedColumns(labeled, split.training, request.encodings);
  return {
    sample: { table, target, split, rule },
    ...{ labeled, leftOut, unlabeled: request.table.rows - rows.length },
  };
}

/** How many rows each part has. */
export function rowsOf({ training, validation, test, unused }: Split): TrainingResult['rows'] {
  return {
    training: training.length,
    validation: validation.length,
    test: test.length,
    unused: unused.length,
  };
}

/** A rule on some of its rows alone. */
export function withRows(rule: SplitRule, labeled: Uint32Array): SplitRule {
  switch (rule.by) {
    case 'random':
      return rule;
    case 'time':
      return { ...rule, times: Float64Array.from(labeled, (row) => rule.times[row] ?? 0) };
    case 'group':
      return { ...rule, groups: Uint32Array.from(labeled, (row) => rule.groups[row] ?? 0) };
  }
}

export function splitOf(rule: SplitRule, rows: number, target: Target | undefined, seed: number): Split {
  switch (rule.by) {
    case 'time':
      return timeSplit(rule.times, rule, rule.gap);
    case 'group':
      return groupedSplit(rule.groups, rule, seed);
    case 'random':
      if (!target) return everyRow(rows);
      return target.problem === 'classification'
        ? stratifiedSplit(target.values, rule, seed)
        : randomSplit(rows, rule, seed);
  }
}

/** Nothing is chosen or measured without a target. */
function everyRow(rows: number): Split {
  return splitBy(rows, () => 'training');
}

/** What is predicted without looking at a row. */
export function naiveOf({ problem, values, classes }: Target, training: Uint32Array): Float64Array {
  const known = Float64Array.from(training, (row) => values[row] ?? 0);
  if (problem === 'classification')
    return countsOf(known, classes.length).map((count) => count / known.length);
  return Float64Array.of(known.reduce((sum, value) => sum + value, 0) / known.length);
}

/** Rows that are alike because of their group or time are resampled together. */
export function drawingOf(rule: SplitRule, rows: Uint32Array): Drawing {
  if (rule.by === 'group') {
    const places = new Map<number, number>();
    const groups = Uint32Array.from(rows, (row) => {
      const group = rule.groups[row] ?? 0;
      const place = places.get(group) ?? places.size;
      places.set(group, place);
      return place;
    });
    return { by: 'group', groups };
  }
  return rule.by === 'time' ? { by: 'block', length: Math.ceil(rows.length ** (1 / 3)) } : { by: 'row' };
}
