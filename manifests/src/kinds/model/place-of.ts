import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnPlace } from '../../formats/lineage/column-place.ts';
import type { ModelDocument } from './model.ts';
import { columnAt } from './read.ts';

/** Where the column at an offset gets its name. */
export function modelPlaceOf(
  { model: { manifest }, graph, document: { uri } }: KindContext<ModelDocument>,
  offset: number,
): NamedPlace | undefined {
  const column = manifest && columnAt(manifest, offset);
  return column && columnPlace(graph, uri, manifest, column);
}
