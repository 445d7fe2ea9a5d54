import type { Column } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnGroup } from '../../formats/lineage/column-group.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';

/** The columns that have one name together with a column. */
export function sameObjectivesColumns(
  { graph, document: { uri } }: KindContext<ObjectivesModel>,
  column: Column,
): readonly Column[] {
  return columnGroup(graph, uri, column).columns;
}
