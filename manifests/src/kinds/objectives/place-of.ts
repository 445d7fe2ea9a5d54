import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { columnPlace } from '../../formats/lineage/column-place.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { columnsNamed } from '../../formats/objectives/read.ts';

/** Where the column at an offset gets its name. */
export function objectivesPlaceOf(
  { model: { file }, graph, document: { uri } }: KindContext<ObjectivesModel>,
  offset: number,
): NamedPlace | undefined {
  for (const objective of file?.objectives ?? []) {
    const column = columnsNamed(objective).find(({ span }) => touches(span, offset));
    if (column && objective.source) return columnPlace(graph, uri, objective.source, column);
  }
  return undefined;
}
