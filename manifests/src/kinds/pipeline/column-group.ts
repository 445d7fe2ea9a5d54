import type { Column } from '../../core/contributions/column.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnGroup } from '../../formats/lineage/column-group.ts';
import type { PipelineModel } from './model.ts';

/** The columns that have one name together with a column. */
export function samePipelineColumns(
  { graph, document: { uri } }: KindContext<PipelineModel>,
  column: Column,
): readonly Column[] {
  return columnGroup(graph, uri, column).columns;
}
