import type { AllColumnUses, Column, ColumnRename } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { renameColumn } from '../../formats/lineage/rename-column.ts';
import type { QualityModel } from './model.ts';

/** Gives a column that is named here another name. */
export function renameQualityColumn(
  { graph, document: { uri } }: KindContext<QualityModel>,
  column: Column,
  newName: string,
  all: AllColumnUses,
): ColumnRename {
  return renameColumn(graph, uri, column, newName, all);
}
