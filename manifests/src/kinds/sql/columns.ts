import type { ColumnUses } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnsInSql } from '../../formats/lineage/sql-columns.ts';
import { runsOf } from '../../formats/lineage/sql-runs.ts';
import type { SqlModel } from './model.ts';

/** The columns of files that SQL names in the stages that run it. */
export function sqlColumns({ graph, document: { uri } }: KindContext<SqlModel>): ColumnUses {
  return { names: columnsInSql(graph, runsOf(graph, uri)) };
}
