import { createHash } from 'node:crypto';
import type { RecordedRun, RecordedStage } from '../history/recorded-run.ts';

/** What MLflow takes of a value: of a parameter, and of a tag. */
const MOST_PARAMETER = 6000;
const MOST_TAG = 5000;

/** Characters of a name. */
const MOST_NAME = 250;

export interface MlflowPair {
  readonly key: string;
  readonly value: string;
}

export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  /** Milliseconds of 1970. */
  readonly timestamp: number;
  readonly step: number;
}

/** A run as MLflow keeps it. */
export interface MlflowRun {
  readonly name: string;
  /** Milliseconds of 1970. */
  readonly start: number;
  readonly end: number;
  readonly status: 'FINISHED' | 'FAILED' | 'KILLED';
  readonly params: readonly MlflowPair[];
  readonly metrics: readonly MlflowMetric[];
  readonly tags: readonly MlflowPair[];
}

/** The tag by which a run is found again that was exported before. */
export const KEY_TAG = 'vitruve.key';

const STATUS = {
  succeeded: 'FINISHED',
  failed: 'FAILED',
  cancelled: 'KILLED',
  interrupted: 'KILLED',
} as const;

/** What tells a run of a pipeline from all others, wherever its history lies. */
export function keyOf({ id, head }: Pick<RecordedRun, 'id' | 'head'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, head.pipeline, head.began]))
    .digest('hex')
    .slice(0, 32);
}

/** The run of a pipeline, with the metrics of all its stages. @param run one that has ended. */
export function pipelineRun(run: RecordedRun): MlflowRun {
  const { id, head, stages, status, milliseconds } = run;
  const start = Date.parse(head.began);
  const end = start + (milliseconds ?? Math.max(0, ...stages.map(({ at }) => at)));
  const commit = head.commit ?? '';
  return {
    name: `${head.pipeline} #${id}`,
    ...{ start, end, status: STATUS[status === 'running' ? 'interrupted' : status] },
    params: named(Object.entries(head.parameters)).map(([key, value]) => ({
      key,
      value: cut(value, MOST_PARAMETER),
    })),
    ...measured(
      stages.flatMap((stage) =>
        metricsOf(stage).map(([name, value]) => [`${stage.run}/${name}`, value] as const),
      ),
      end,
      [
        ['mlflow.source.name', head.pipeline],
        ['mlflow.source.type', 'PROJECT'],
        ...(commit === '' ? [] : [['mlflow.source.git.commit', commit.replace(/-dirty$/u, '')] as const]),
        ...(commit.endsWith('-dirty') ? [['vitruve.dirty', 'true'] as const] : []),
        ...(head.stages.length > 0 ? [['vitruve.stages', head.stages.join(', ')] as const] : []),
        ...Object.entries(head.partitions ?? {}).map(
          ([name, value]) => [`vitruve.partition.${name}`, value] as const,
        ),
        ['vitruve.run', String(id)],
        [KEY_TAG, keyOf(run)],
      ],
    ),
  };
}

/** The runs of stages that ran, each in a run below that of the pipeline. @param parent its identifier. */
export function stageRuns({ head, stages }: RecordedRun, parent: string): readonly MlflowRun[] {
  const began = Date.parse(head.began);
  return stages.flatMap((stage): readonly MlflowRun[] => {
    const { run, state, at, milliseconds, reason, periods = {} } = stage;
    if (state !== 'done' && state !== 'failed') return [];
    const end = began + at;
    return [
      {
        name: run,
        ...{ start: end - milliseconds, end, status: state === 'done' ? 'FINISHED' : 'FAILED' },
        params: named(Object.entries(periods)).map(([key, value]) => ({ key, value })),
        ...measured(metricsOf(stage), end, [
          ['mlflow.parentRunId', parent],
          ...(reason === undefined ? [] : [['vitruve.reason', reason] as const]),
        ]),
      },
    ];
  });
}

type Value = number | string | boolean;

/** Metrics of a stage, with its time and the sizes of its outputs. */
function metricsOf({
  state,
  milliseconds,
  metrics = {},
  sizes = {},
}: RecordedStage): readonly (readonly [string, Value])[] {
  return [
    ...Object.entries(metrics),
    ...(state === 'done' || state === 'failed' ? [['seconds', milliseconds / 1000] as const] : []),
    ...(state === 'done'
      ? Object.entries(sizes).map(([path, size]) => [`bytes/${path}`, size] as const)
      : []),
  ];
}

/** Metrics of MLflow are numbers: what is none becomes a tag. */
function measured(
  values: readonly (readonly [string, Value])[],
  timestamp: number,
  tags: readonly (readonly [string, string])[],
): Pick<MlflowRun, 'metrics' | 'tags'> {
  const isNumber = (value: Value): value is number => typeof value === 'number' && Number.isFinite(value);
  return {
    metrics: named(values).flatMap(([key, value]) =>
      isNumber(value) ? [{ key, value, timestamp, step: 0 }] : [],
    ),
    tags: [
      ...tags.map(([key, value]) => ({ key, value: cut(value, MOST_TAG) })),
      ...named(values).flatMap(([key, value]) =>
        isNumber(value) ? [] : [{ key: `vitruve.metric.${key}`, value: cut(String(value), MOST_TAG) }],
      ),
    ],
  };
}

/** With names that MLflow takes: letters, digits, and `_-. /`, each of them once. */
function named<Of>(entries: readonly (readonly [string, Of])[]): readonly (readonly [string, Of])[] {
  const taken = new Set<string>();
  return entries.map(([name, value]) => {
    const plain = name
      .replace(/[^\w\-. /]/gu, '_')
      .replace(/\/{2,}/gu, '/')
      .replace(/(^|\/)\.+(?=\/|$)/gu, '$1_')
      .replace(/^\/|\/$/gu, '')
      .slice(0, MOST_NAME);
    let key = plain === '' ? '_' : plain;
    for (let number = 2; taken.has(key); number++) key = `${plain.slice(0, MOST_NAME - 8)}_${number}`;
    taken.add(key);
    return [key, value] as const;
  });
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
