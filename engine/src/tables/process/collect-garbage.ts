import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Frees what results hold that nobody reads any more: DuckDB does so when their objects are collected, and V8 does not know how much memory
 * hangs on them.
 */
export const collectGarbage = garbageCollector();

function garbageCollector(): () => void {
  setFlagsFromString('--expose_gc');
  return runInNewContext('gc') as () => void;
}
