import type { StageCheck } from '../events.ts';
import type { RunTable } from './run-tables.ts';

/** Where the schemas of OpenLineage are. */
const SPEC = 'https://openlineage.io/spec';

/** The schema of run events. */
export const EVENT_SCHEMA = `${SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent`;

/** Who tells what is in a facet. */
export const PRODUCER = 'https://github.com/vitruve/vitruve';

/** A facet: its own keys beside those that tell who made it, and by which schema. */
export type Facet = Readonly<Record<string, unknown>>;

/** What names a dataset or a job. */
export interface Named {
  readonly namespace: string;
  readonly name: string;
}

export function parentFacet(runId: string, job: Named): Facet {
  return facet('1-2-0', 'ParentRunFacet', { run: { runId }, job });
}

export function engineFacet(version: string): Facet {
  return facet('1-1-1', 'ProcessingEngineRunFacet', { name: 'Vitruve', version });
}

/** @param message why a run failed. */
export function errorFacet(message: string): Facet {
  return facet('1-0-1', 'ErrorMessageRunFacet', { message, programmingLanguage: 'unknown' });
}

export function jobTypeFacet(jobType: 'PIPELINE' | 'STAGE'): Facet {
  return facet('2-0-4', 'JobTypeJobFacet', { processingType: 'BATCH', integration: 'VITRUVE', jobType });
}

export function sqlFacet(query: string): Facet {
  return facet('1-1-0', 'SQLJobFacet', { query, dialect: 'duckdb' });
}

export function versionFacet(datasetVersion: string): Facet {
  return facet('1-0-1', 'DatasetVersionDatasetFacet', { datasetVersion });
}

export function schemaFacet(columns: NonNullable<RunTable['columns']>): Facet {
  return facet('1-2-0', 'SchemaDatasetFacet', {
    fields: columns.map(({ name, type }) => (type === undefined ? { name } : { name, type })),
  });
}

/** @param lineage by column of the table: the columns of files that its values come from. */
export function columnLineageFacet(lineage: NonNullable<RunTable['lineage']>, namespace: string): Facet {
  const fields = [...lineage].map(([column, origins]) => [
    column,
    { inputFields: origins.map(({ path, column: field }) => ({ namespace, name: path, field })) },
  ]);
  return facet('1-2-0', 'ColumnLineageDatasetFacet', { fields: Object.fromEntries(fields) });
}

/** Results of quality suites. A check of several columns is about the table, since nobody knows which of them fails. */
export function assertionsFacet(checks: readonly StageCheck[]): Facet {
  return facet('1-1-0', 'DataQualityAssertionsDatasetFacet', {
    assertions: checks.map(({ name, expectation, columns: [column, ...others], severity, isPassed }) => ({
      assertion: expectation,
      name,
      success: isPassed,
      severity: severity === 'warning' ? 'warn' : severity,
      ...(column === undefined || others.length > 0 ? {} : { column }),
    })),
  });
}

function facet(version: string, name: string, own: Facet): Facet {
  const schema = `${SPEC}/facets/${version}/${name}.json#/$defs/${name}`;
  return { _producer: PRODUCER, _schemaURL: schema, ...own };
}
