import type { RecordedRun, RecordedStage } from './recorded-run.ts';

/** A value in one run, and in another one; undefined where there is none. */
export interface Compared<Value> {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** A run of a stage in two runs of its pipeline. */
export type ComparedStage = Compared<Pick<RecordedStage, 'state' | 'milliseconds'>>;

/** What two runs of a pipeline differ in. */
export interface RunComparison {
  readonly parameters: readonly Compared<string>[];
  /** By the name of the run of a stage and that of the metric. All of them, those without a difference too. */
  readonly metrics: readonly Compared<number | string | boolean>[];
  /** Bytes of outputs that differ. */
  readonly sizes: readonly Compared<number>[];
  /** All of them. */
  readonly stages: readonly ComparedStage[];
}

/** Compares two recorded runs: of the second, what is other than in the first. */
export function compareRuns(before: RecordedRun, after: RecordedRun): RunComparison {
  const differs = <Value>({ before: one, after: other }: Compared<Value>): boolean => one !== other;
  return {
    parameters: pairs(Object.entries(before.head.parameters), Object.entries(after.head.parameters)).filter(
      differs,
    ),
    metrics: pairs(metricsOf(before), metricsOf(after)),
    sizes: pairs(sizesOf(before), sizesOf(after)).filter(differs),
    stages: pairs(stagesOf(before), stagesOf(after)),
  };
}

type Entries<Value> = Iterable<readonly [string, Value]>;

function metricsOf({ stages }: RecordedRun): Entries<number | string | boolean> {
  return stages.flatMap(({ run, metrics = {} }) =>
    Object.entries(metrics).map(([name, value]) => [`${run}: ${name}`, value] as const),
  );
}

function sizesOf({ stages }: RecordedRun): Entries<number> {
  return stages.flatMap(({ sizes = {} }) => Object.entries(sizes));
}

function stagesOf({ stages }: RecordedRun): Entries<Pick<RecordedStage, 'state' | 'milliseconds'>> {
  return stages.map(({ run, state, milliseconds }) => [run, { state, milliseconds }] as const);
}

function pairs<Value>(before: Entries<Value>, after: Entries<Value>): readonly Compared<Value>[] {
  const [one, other] = [new Map(before), new Map(after)];
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => ({
    name,
    before: one.get(name),
    after: other.get(name),
  }));
}
