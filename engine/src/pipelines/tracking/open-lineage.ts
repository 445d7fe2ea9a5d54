import { createHash } from 'node:crypto';
import type { RecordedRun, RecordedStage } from '../history/recorded-run.ts';
import { keyOf } from './mlflow-fields.ts';
import {
  assertionsFacet,
  columnLineageFacet,
  engineFacet,
  errorFacet,
  EVENT_SCHEMA,
  jobTypeFacet,
  parentFacet,
  PRODUCER,
  schemaFacet,
  sqlFacet,
  versionFacet,
  type Facet,
  type Named,
} from './open-lineage-facets.ts';
import { tableKey, type RunTables } from './run-tables.ts';

/** What events are made with. */
export interface OpenLineageOptions {
  /** Of jobs and datasets. */
  readonly namespace: string;
  /** Of Vitruve. */
  readonly version: string;
}

/** A table or file that a stage reads or makes. */
interface Dataset extends Named {
  readonly facets?: Readonly<Record<string, Facet>>;
  readonly inputFacets?: Readonly<Record<string, Facet>>;
}

/** A run event of OpenLineage 2-0-2. */
export interface OpenLineageEvent {
  readonly eventType: 'START' | 'COMPLETE' | 'FAIL' | 'ABORT';
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  readonly run: { readonly runId: string; readonly facets: Readonly<Record<string, Facet>> };
  readonly job: Named & { readonly facets: Readonly<Record<string, Facet>> };
  readonly inputs: readonly Dataset[];
  readonly outputs: readonly Dataset[];
  readonly producer: string;
  readonly schemaURL: string;
}

/** How an event is called by which a run of a stage ends; the others did not run. */
const ENDS = { done: 'COMPLETE', failed: 'FAIL', cancelled: 'ABORT' } as const;

const RUN_ENDS = { succeeded: 'COMPLETE', failed: 'FAIL', cancelled: 'ABORT', interrupted: 'ABORT' } as const;

/**
 * A run of a pipeline as run events of OpenLineage, in the order of their times: a start and an end of the pipeline, and of each
 * stage that ran. Identifiers follow from the run: the same run has the same ones.
 * @param run one that has ended.
 */
export function openLineageEvents(
  run: RecordedRun,
  known: RunTables,
  options: OpenLineageOptions,
): readonly OpenLineageEvent[] {
  const { namespace, version } = options;
  const { head, stages, status, milliseconds } = run;
  const began = Date.parse(head.began);
  const engine = engineFacet(version);
  const pipeline: Named = { namespace, name: head.pipeline };
  const runId = idOf(keyOf(run));
  const base = { producer: PRODUCER, schemaURL: EVENT_SCHEMA };
  const whole = {
    run: { runId, facets: { processing_engine: engine } },
    job: { ...pipeline, facets: { jobType: jobTypeFacet('PIPELINE') } },
    inputs: [],
    outputs: [],
    ...base,
  };
  const end = began + (milliseconds ?? Math.max(0, ...stages.map(({ at }) => at)));
  const ran = stages.flatMap((stage): OpenLineageEvent[] => {
    if (stage.state !== 'done' && stage.state !== 'failed' && stage.state !== 'cancelled') return [];
    const query = known.sql.get(stage.run);
    const facets = { parent: parentFacet(runId, pipeline), processing_engine: engine };
    const id = idOf(`${keyOf(run)} ${stage.run}`);
    const job = {
      namespace,
      name: `${head.pipeline}.${jobOf(stage.run)}`,
      facets: { jobType: jobTypeFacet('STAGE'), ...(query ? { sql: sqlFacet(query.text) } : {}) },
    };
    const inputs = inputsOf(stage, known, namespace);
    const fault = stage.state === 'failed' ? { errorMessage: errorFacet(stage.reason ?? '') } : {};
    return [
      {
        eventType: 'START',
        eventTime: timeOf(began + stage.at - stage.milliseconds),
        run: { runId: id, facets },
        ...{ job, inputs, outputs: [], ...base },
      },
      {
        eventType: ENDS[stage.state],
        eventTime: timeOf(began + stage.at),
        run: { runId: id, facets: { ...facets, ...fault } },
        ...{ job, inputs, outputs: outputsOf(stage, known, namespace), ...base },
      },
    ];
  });
  return [
    { eventType: 'START', eventTime: timeOf(began), ...whole },
    ...ran.toSorted((one, other) => Date.parse(one.eventTime) - Date.parse(other.eventTime)),
    {
      eventType: RUN_ENDS[status === 'running' ? 'interrupted' : status],
      eventTime: timeOf(end),
      ...whole,
    },
  ];
}

/** Without the file of SQL, which is what the job does. */
function inputsOf(
  { run, reads = {}, checks = [] }: RecordedStage,
  known: RunTables,
  namespace: string,
): Dataset[] {
  const data = Object.entries(reads).filter(([path]) => path !== known.sql.get(run)?.path);
  return data.map(([path, digest]) => {
    const made = checks.filter((check) => check.path === path);
    return {
      ...datasetOf(path, digest, known, namespace),
      ...(made.length > 0 ? { inputFacets: { dataQualityAssertions: assertionsFacet(made) } } : {}),
    };
  });
}

/** Those that were made, and those that were not good enough to be kept. */
function outputsOf(
  { writes = {}, reads = {}, checks = [] }: RecordedStage,
  known: RunTables,
  namespace: string,
): Dataset[] {
  const checked = checks.map(({ path }) => path).filter((path) => reads[path] === undefined);
  return [...new Set([...Object.keys(writes), ...checked])].map((path) => {
    const made = checks.filter((check) => check.path === path);
    const digest = writes[path] ?? '';
    const dataset = datasetOf(path, digest, known, namespace);
    const lineage = known.tables.get(tableKey(path, digest))?.lineage;
    return {
      ...dataset,
      facets: {
        ...dataset.facets,
        ...(lineage ? { columnLineage: columnLineageFacet(lineage, namespace) } : {}),
        ...(made.length > 0 ? { dataQualityAssertions: assertionsFacet(made) } : {}),
      },
    };
  });
}

function datasetOf(path: string, digest: string, known: RunTables, namespace: string): Dataset {
  const { columns } = known.tables.get(tableKey(path, digest)) ?? {};
  return {
    namespace,
    name: path,
    facets: {
      ...(digest === '' ? {} : { version: versionFacet(digest) }),
      ...(columns ? { schema: schemaFacet(columns) } : {}),
    },
  };
}

/** A stage without the combination of its matrix: all of them are runs of one job. */
function jobOf(run: string): string {
  return run.replace(/ \([^()=]*=[^()]*\)(?=\/|$)/gu, '');
}

/** A UUID of version 8, whose bits follow from a text. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
