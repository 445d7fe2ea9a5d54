import { HISTORY_VERSION, type MetricValue } from '../run-record.ts';

/** A recorded run of a test. */
export interface TestRun {
  readonly pipeline?: string;
  /** ISO 8601, UTC. It takes a second. */
  readonly began: string;
  /** `running`: it has no end. */
  readonly status?: 'succeeded' | 'failed' | 'cancelled' | 'running';
  /** By the names of runs of stages. */
  readonly metrics?: Readonly<Record<string, Readonly<Record<string, MetricValue>>>>;
}

/** The text of the record of a run, as the engine writes it. */
export function recordText({ pipeline, began, status = 'succeeded', metrics = {} }: TestRun): string {
  const lines: object[] = [
    {
      event: 'run',
      version: HISTORY_VERSION,
      pipeline: pipeline ?? 'ml.pipeline.yaml',
      began,
      parameters: {},
      stages: [],
      runner: { pid: 1, start: 'start', boot: 'boot' },
    },
    ...Object.entries(metrics).map(([run, values]) => ({
      event: 'stage',
      run,
      state: 'done',
      milliseconds: 500,
      sizes: { 'scores.json': 20 },
      metrics: values,
      at: 900,
    })),
    ...(status === 'running' ? [] : [{ event: 'end', status, milliseconds: 1000, counts: { done: 1 } }]),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
