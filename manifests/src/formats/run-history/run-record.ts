/** Where runs of pipelines are recorded, from the workspace folder. Written by `engine/src/pipelines/history`. */
export const RUN_RECORDS = '.vitruve/history';

/** The version of the format of records. Those of version 1, which have no files and checks of stages, are read too. */
export const HISTORY_VERSION = 2;

/** Names of files whose runs are recorded: pipelines, and those of DVC. */
export const PIPELINES = /(?:^|[./])(?:pipeline|dvc)\.ya?ml$/iu;

/** A metric of a run: numbers are measured, texts and booleans are shown. */
export type MetricValue = number | string | boolean;

/** The metrics of a run of a stage. */
export interface StageMetrics {
  /** The name of the run: that of its stage, or `train (model=forest)`. */
  readonly run: string;
  readonly metrics: Readonly<Record<string, MetricValue>>;
}

/** A check of data that a run made of a table. */
export interface CheckResult {
  /** Path of the table, from the workspace folder, with `/`. */
  readonly path: string;
  readonly name: string;
  readonly isPassed: boolean;
}

/** What a recorded run of a pipeline measured. */
export interface RunRecord {
  /** Its number: later runs have higher ones. */
  readonly id: number;
  /** Path of the pipeline, from the workspace folder, with `/`. */
  readonly pipeline: string;
  /** Milliseconds; undefined for a run that goes on, or whose runner was killed. */
  readonly ended: number | undefined;
  readonly isSucceeded: boolean;
  /** Stages with metrics, those that were up to date among them. */
  readonly stages: readonly StageMetrics[];
  /** Of all stages, in the order in which they ended. */
  readonly checks: readonly CheckResult[];
}

/** The number of the run that a file records; undefined for another file. */
export function recordedId(fileName: string): number | undefined {
  const number = /^(\d{1,15})\.jsonl$/u.exec(fileName)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** True for a run of a stage: `train`, `train (model=forest)`, `train@forest` in a `dvc.yaml`, `train/load` of a pipeline that it uses. */
export function isRunOf(run: string, stage: string): boolean {
  return run.startsWith(stage) && /^(?:$|[ /@])/u.test(run.slice(stage.length));
}

/** The stage of a run of it. */
export function stageOfRun(run: string): string {
  return /^[^ /@]*/u.exec(run)?.[0] ?? run;
}

/** The value of a metric: `constructor` is none of every run. */
export function metricOf({ metrics }: StageMetrics, name: string): MetricValue | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name] : undefined;
}

/** What a record says of its run; undefined if the text is not a record. A line that was not written completely is skipped. */
export function readRunRecord(id: number, text: string): RunRecord | undefined {
  const [first = '', ...lines] = text.split('\n');
  const { event, version, pipeline, began } = objectIn(first);
  if (event !== 'run' || typeof pipeline !== 'string' || typeof began !== 'string') return undefined;
  if (typeof version !== 'number' || version > HISTORY_VERSION) return undefined;
  const stages: StageMetrics[] = [];
  const checks: CheckResult[] = [];
  let end: Readonly<Record<string, unknown>> | undefined;
  for (const line of lines) {
    // Lines of stages list up to a thousand files: those without metrics and checks are not parsed.
    const isStage = line.includes('"metrics":{"') || line.includes('"checks":[{');
    if (!isStage && !line.startsWith('{"event":"end"')) continue;
    const said = objectIn(line);
    if (said['event'] === 'end') end = said;
    else if (said['event'] === 'stage' && typeof said['run'] === 'string') {
      if (line.includes('"metrics":{"'))
        stages.push({ run: said['run'], metrics: metricsOf(said['metrics']) });
      checks.push(...checksOf(said['checks']));
    }
  }
  const ended = Date.parse(began) + Number(end?.['milliseconds']);
  return {
    id,
    pipeline,
    ended: Number.isFinite(ended) ? ended : undefined,
    isSucceeded: end?.['status'] === 'succeeded',
    stages,
    checks,
  };
}

function checksOf(value: unknown): readonly CheckResult[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: Partial<Record<keyof CheckResult, unknown>> | null): readonly CheckResult[] => {
    const { path, name, isPassed } = each ?? {};
    return typeof path === 'string' && typeof name === 'string' && typeof isPassed === 'boolean'
      ? [{ path, name, isPassed }]
      : [];
  });
}

function metricsOf(value: unknown): StageMetrics['metrics'] {
  if (typeof value !== 'object' || value === null) return {};
  const metrics = Object.entries(value).filter((entry): entry is [string, MetricValue] =>
    ['number', 'string', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(metrics);
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
