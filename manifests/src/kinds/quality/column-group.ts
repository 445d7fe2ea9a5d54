import type { Column } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnGroup } from '../../formats/lineage/column-group.ts';
import type { QualityModel } from './model.ts';

/** The columns that have one name together with a column. */
export function sameQualityColumns(
  { graph, document: { uri } }: KindContext<QualityModel>,
  column: Column,
): readonly Column[] {
  return columnGroup(graph, uri, column).columns;
}
