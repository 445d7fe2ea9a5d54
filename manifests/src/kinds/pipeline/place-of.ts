import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { namePlace } from '../../formats/lineage/name-place.ts';
import type { PipelineModel } from './model.ts';
import { inDocument, queryAt } from './query-at.ts';

/** Where the column at an offset of a query gets its name. */
export function pipelinePlaceOf(context: KindContext<PipelineModel>, offset: number): NamedPlace | undefined {
  const place = queryAt(context, offset);
  return place && inDocument(place, namePlace(context.graph, place.output, place.offset));
}
