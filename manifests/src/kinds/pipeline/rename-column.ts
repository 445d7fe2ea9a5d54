import type { AllColumnUses, Column, ColumnRename } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { renameColumn } from '../../formats/lineage/rename-column.ts';
import type { PipelineModel } from './model.ts';

/** Gives a column that a query of a stage names another name. */
export function renamePipelineColumn(
  { graph, document: { uri } }: KindContext<PipelineModel>,
  column: Column,
  newName: string,
  all: AllColumnUses,
): ColumnRename {
  return renameColumn(graph, uri, column, newName, all);
}
