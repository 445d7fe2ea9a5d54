import type { AllColumnUses, Column, ColumnRename } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { renameColumn } from '../../formats/lineage/rename-column.ts';
import type { ModelDocument } from './model.ts';

/** Gives a column that is named here another name. */
export function renameModelColumn(
  { graph, document: { uri } }: KindContext<ModelDocument>,
  column: Column,
  newName: string,
  all: AllColumnUses,
): ColumnRename {
  return renameColumn(graph, uri, column, newName, all);
}
