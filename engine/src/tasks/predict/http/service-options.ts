import type { ServiceHost } from '../../../http/service.ts';

/** What the service was started with; see `x-service` in `schemas/tasks/predict.schema.json`. */
export interface PredictionServiceOptions {
  /** Of the model. More make small runs slower: a row takes some microseconds. */
  readonly threads: number;
  readonly modelVersion: string | undefined;
  /** Of a request. */
  readonly maxRows: number;
  /** Folder. */
  readonly log: string | undefined;
  /** Features. */
  readonly logWithout: ReadonlySet<string>;
  readonly logDays: number | undefined;
}

const THREADS = 1;
const MAX_ROWS = 10_000;

export function serviceOptions(given: ServiceHost['options']): PredictionServiceOptions {
  const { threads, modelVersion, maxRows, log, logWithout, logDays } = given;
  return {
    threads: typeof threads === 'number' ? threads : THREADS,
    modelVersion: typeof modelVersion === 'string' ? modelVersion : undefined,
    maxRows: typeof maxRows === 'number' ? maxRows : MAX_ROWS,
    log: typeof log === 'string' ? log : undefined,
    logWithout: new Set(Array.isArray(logWithout) ? logWithout.map(String) : []),
    logDays: typeof logDays === 'number' ? logDays : undefined,
  };
}
