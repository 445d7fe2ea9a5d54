import { isScalar, isSeq, scalarsOf, type YamlMap } from '../../core/yaml/node.ts';
import { expressionsIn } from './expression.ts';
import type { Matrix, MatrixVariable, Partition, Pipeline, Stage } from './model.ts';
import { periodsOf } from './partitions.ts';
import { MAX_PERIODS } from './periods.ts';

/** The values of one run of a stage, by variable. */
export type Run = ReadonlyMap<string, string>;

/** The most runs that a stage may have, as with GitHub Actions, and one with a partition. */
const MAX_RUNS = { plain: 256, partitioned: MAX_PERIODS } as const;

/** The most runs that the stages of a pipeline may have together: of those beyond, only the first one is looked at. */
export const MAX_ALL_RUNS = 100_000;

const ONE_RUN: readonly Run[] = [new Map<string, string>()];

/** The runs of a stage. */
export interface Runs {
  readonly runs: readonly Run[];
  /** How many there would be without the limit; undefined when the values stand elsewhere. */
  readonly count: number | undefined;
}

/** The runs that the matrix of a stage asks for: all combinations without those of `exclude`, then those of `include`. */
export function runsOf(stage: Stage, pipeline: Pipeline): Runs {
  const { matrix } = stage;
  if (!matrix) return { runs: ONE_RUN, count: 1 };
  const values = matrix.variables.map((variable) => valuesOf(variable, pipeline));
  const known = values.every((of) => of !== undefined);
  const all = values.reduce<number>((count, of) => count * (of?.length ?? 1), 1);
  const most = mostRuns(stage, pipeline);
  // Some more than that: those of `exclude` are left out of them.
  const combined = combinations(matrix, values, 4 * most).filter(
    (run) => !matrix.exclude.some((entry) => matches(run, entry)),
  );
  const included = matrix.include.map(runOf);
  const runs = [...(matrix.variables.length > 0 ? combined : []), ...included].slice(0, most);
  const count = matrix.variables.length === 0 ? included.length : all > most ? all : runs.length;
  return { runs, count: known ? count : undefined };
}

/** The most runs that a stage may have. */
export function mostRuns({ matrix }: Stage, pipeline: Pipeline): number {
  const isPartitioned = matrix?.variables.some((variable) => partitionOf(variable, pipeline)) ?? false;
  return isPartitioned ? MAX_RUNS.partitioned : MAX_RUNS.plain;
}

/** The partition whose periods a variable has. */
export function partitionOf({ given }: MatrixVariable, pipeline: Pipeline): Partition | undefined {
  const name = /^\s*\$\{\s*partitions\.([\w-]+)\s*\}\s*$/u.exec(given?.text ?? '')?.[1];
  return name === undefined ? undefined : pipeline.partitions.get(name);
}

/** The values of a variable; undefined when they are those of a parameter that has no default here, or of a partition without an end. */
export function valuesOf(variable: MatrixVariable, pipeline: Pipeline): readonly string[] | undefined {
  const { values, given } = variable;
  if (values) return values.map(({ text }) => text);
  const partition = partitionOf(variable, pipeline);
  if (partition) return periodsOf(partition, pipeline);
  const [expression] = given ? expressionsIn(given.text) : [];
  const [namespace, name, ...others] = expression?.parts ?? [];
  if (namespace?.text !== 'params' || name === undefined || others.length > 0) return undefined;
  const fallback = pipeline.params.get(name.text)?.fallback;
  return isSeq(fallback) ? scalarsOf(fallback).map(({ text }) => text) : undefined;
}

function combinations(
  { variables }: Matrix,
  values: readonly (readonly string[] | undefined)[],
  most: number,
): readonly Run[] {
  let runs: readonly Run[] = ONE_RUN;
  for (const [index, { name, given }] of variables.entries()) {
    // Of values that stand elsewhere there is at least one: its place is held by what is written.
    const of = values[index] ?? [given?.text ?? ''];
    const extended: Run[] = [];
    for (const run of runs)
      for (const value of of) {
        if (extended.length >= most) break;
        extended.push(new Map([...run, [name, value]]));
      }
    runs = extended;
  }
  return runs;
}

/** True when a run has all the values of an entry of `exclude`. */
export function matches(run: Run, entry: YamlMap): boolean {
  return entry.pairs.every(({ key, value }) => isScalar(value) && run.get(key.text) === value.text);
}

function runOf(entry: YamlMap): Run {
  return new Map(entry.pairs.map(({ key, value }) => [key.text, isScalar(value) ? value.text : ''] as const));
}
