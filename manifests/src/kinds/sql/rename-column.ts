import type { AllColumnUses, Column, ColumnRename } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { renameColumn } from '../../formats/lineage/rename-column.ts';
import type { SqlModel } from './model.ts';

/** Gives a column that is named here another name. */
export function renameSqlColumn(
  { graph, document: { uri } }: KindContext<SqlModel>,
  column: Column,
  newName: string,
  all: AllColumnUses,
): ColumnRename {
  return renameColumn(graph, uri, column, newName, all);
}
