import type { KindContext } from '../../core/kind.ts';
import { runsOf } from '../../formats/lineage/sql-runs.ts';
import type { SqlModel } from './model.ts';

/** True for SQL that a stage runs: only with its inputs can names be checked. */
export function looksAtSql({ graph, document: { uri } }: KindContext<SqlModel>): boolean {
  return runsOf(graph, uri).length > 0;
}
