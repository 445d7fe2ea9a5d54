import { setImmediate, setTimeout } from 'node:timers/promises';
import { DuckDBPendingResultState, type DuckDBPreparedStatement, type DuckDBResult } from '@duckdb/node-api';

/** Milliseconds between two looks at what other threads work on. */
const PAUSE = 1;

/**
 * Runs a statement to its end. DuckDB's own way to wait for its other threads is to ask again and again, which takes all of a processor: a
 * statement that one thread runs, such as a positional join, took two.
 */
export async function finished(statement: DuckDBPreparedStatement): Promise<DuckDBResult> {
  const pending = statement.start();
  for (;;) {
    const state = pending.runTask();
    if (state === DuckDBPendingResultState.RESULT_READY) return pending.getResult();
    // Meanwhile progress is told.
    if (state === DuckDBPendingResultState.NO_TASKS_AVAILABLE) await setTimeout(PAUSE);
    else await setImmediate();
  }
}
