import { t } from '@vscode/l10n';
import type { RunRecord } from '../run-history/run-record.ts';
import type { Measurements, Unmeasured } from './measurements.ts';
import type { Objective } from './model.ts';
import { readCsvMeasurements } from './read-csv.ts';
import { readPrometheusMeasurements } from './read-prometheus.ts';
import { readRunMeasurements } from './read-runs.ts';

/** What sources hold. */
export interface SourceContents {
  /** The text of the file of a path, of a Parquet file its table as CSV; undefined for one that cannot be read. */
  textOf(path: string): string | undefined;
  /** The recorded runs of the pipeline of a path, in any order. */
  runsOf(pipeline: string): readonly RunRecord[];
}

/**
 * The measurements of an objective.
 * @param zone of dates without an offset.
 */
export function readMeasurements(
  { source, indicator }: Objective,
  contents: SourceContents,
  zone: string,
): Measurements | Unmeasured {
  if (!source || !indicator) return { reason: t('no source or no indicator') };
  if (source.type === 'runs')
    return readRunMeasurements(contents.runsOf(source.pipeline.text), source, indicator);
  const path = source.path.text;
  const isTable = /\.[ct]sv$/iu.test(path) || isParquet(path);
  if (!isTable && !/\.json$/iu.test(path))
    return { reason: t('"{0}" is neither CSV, Parquet nor JSON', path) };
  const text = contents.textOf(path);
  if (text === undefined) return { reason: t('"{0}" cannot be read', path) };
  return isTable
    ? readCsvMeasurements(text, source, indicator, zone)
    : readPrometheusMeasurements(text, source, indicator);
}

/** True for a table that only DuckDB reads: not in the editor, but in `vitruve objectives`. */
export function isParquet(path: string): boolean {
  return /\.(?:parquet|pq)$/iu.test(path);
}
