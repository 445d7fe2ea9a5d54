import type { Column } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnGroup } from '../../formats/lineage/column-group.ts';
import type { ModelDocument } from './model.ts';

/** The columns that have one name together with a column. */
export function sameModelColumns(
  { graph, document: { uri } }: KindContext<ModelDocument>,
  column: Column,
): readonly Column[] {
  return columnGroup(graph, uri, column).columns;
}
