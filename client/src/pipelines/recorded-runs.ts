import type { RunState } from '@vitruve/engine';

/** A run of a pipeline, as `vitruve runs --json` tells it. */
export interface RecordedSummary {
  readonly id: number;
  /** Path from the workspace folder, with `/`. */
  readonly pipeline: string;
  /** ISO 8601. */
  readonly began: string;
  readonly status: 'succeeded' | 'failed' | 'cancelled' | 'running' | 'interrupted';
  readonly milliseconds?: number;
  readonly parameters: Readonly<Record<string, string>>;
  /** Stages that were asked for; none for all. */
  readonly asked: readonly string[];
  /** Periods that were asked for, by partition. */
  readonly partitions?: Readonly<Record<string, string>>;
}

/** A run of a stage within it. */
export interface RecordedStage {
  readonly run: string;
  readonly state: RunState;
  readonly milliseconds: number;
  readonly reason?: string;
}

/** The runs in an answer of the command line; what is no run is left out. */
export function summariesIn(answer: unknown): readonly RecordedSummary[] {
  return Array.isArray(answer) ? answer.filter(isSummary) : [];
}

/** The runs of stages in an answer of `vitruve runs show`. */
export function stagesIn(answer: unknown): readonly RecordedStage[] {
  const stages = typeof answer === 'object' && answer !== null && 'stages' in answer ? answer.stages : [];
  return Array.isArray(stages) ? stages.filter(isStage) : [];
}

/** What a run would do with a run of a stage, as `vitruve status --json` tells it. */
export interface StageStatus {
  readonly run: string;
  readonly state: RunState;
  readonly reason?: string;
  /** Of the last time that it was done, if that is recorded. */
  readonly lastMilliseconds?: number;
  /** Whether it failed when it ran last. */
  readonly hasFailed?: boolean;
  /** The periods that it is for, by partition. */
  readonly periods?: Readonly<Record<string, string>>;
}

/** The runs of stages in an answer of `vitruve status`. */
export function statusesIn(answer: unknown): readonly StageStatus[] {
  const runs = isRecord(answer) ? answer['runs'] : undefined;
  return Array.isArray(runs) ? runs.filter(isStage) : [];
}

/** The arguments of `vitruve run` that ask for the same again. */
export function argumentsOf({ asked, parameters, partitions = {} }: RecordedSummary): readonly string[] {
  const pairs = (flag: string, values: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(values).map(([name, value]) => `${flag}=${name}=${value}`);
  return [
    ...asked.map((stage) => `--stage=${stage}`),
    ...pairs('--param', parameters),
    ...pairs('--partition', partitions),
  ];
}

function isSummary(value: unknown): value is RecordedSummary {
  if (!isRecord(value)) return false;
  const { id, pipeline } = value;
  return typeof id === 'number' && typeof pipeline === 'string';
}

function isStage(value: unknown): value is RecordedStage {
  return isRecord(value) && typeof value['run'] === 'string' && typeof value['state'] === 'string';
}

function isRecord(
  value: unknown,
): value is Readonly<Partial<Record<keyof RecordedSummary | 'run' | 'runs' | 'state', unknown>>> {
  return typeof value === 'object' && value !== null;
}
