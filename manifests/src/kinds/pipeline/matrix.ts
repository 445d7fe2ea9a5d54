import { isScalar, isSeq, scalarsOf, type YamlMap } from '../../core/yaml/node.ts';
import { expressionsIn } from './expression.ts';
import type { Matrix, MatrixVariable, Pipeline, Stage } from './model.ts';

/** The values of one run of a stage, by variable. */
export type Run = ReadonlyMap<string, string>;

/** The most runs that a stage may have, as with GitHub Actions. */
export const MAX_RUNS = 256;

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
  const combined = combinations(matrix, values).filter(
    (run) => !matrix.exclude.some((entry) => matches(run, entry)),
  );
  const included = matrix.include.map(runOf);
  const runs = [...(matrix.variables.length > 0 ? combined : []), ...included].slice(0, MAX_RUNS);
  const count = matrix.variables.length === 0 ? included.length : all > MAX_RUNS ? all : runs.length;
  return { runs, count: known ? count : undefined };
}

/** The values of a variable; undefined when they are those of a parameter that has no default here. */
export function valuesOf(
  { values, given }: MatrixVariable,
  pipeline: Pipeline,
): readonly string[] | undefined {
  if (values) return values.map(({ text }) => text);
  const [expression] = given ? expressionsIn(given.text) : [];
  const [namespace, name, ...others] = expression?.parts ?? [];
  if (namespace?.text !== 'params' || name === undefined || others.length > 0) return undefined;
  const fallback = pipeline.params.get(name.text)?.fallback;
  return isSeq(fallback) ? scalarsOf(fallback).map(({ text }) => text) : undefined;
}

function combinations(
  { variables }: Matrix,
  values: readonly (readonly string[] | undefined)[],
): readonly Run[] {
  let runs: readonly Run[] = ONE_RUN;
  for (const [index, { name, given }] of variables.entries()) {
    // Of values that stand elsewhere there is at least one: its place is held by what is written.
    const of = values[index] ?? [given?.text ?? ''];
    runs = runs.flatMap((run) => of.map((value) => new Map([...run, [name, value]]))).slice(0, MAX_RUNS * 4);
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
