import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { columnPlace } from '../../formats/lineage/column-place.ts';
import { columnAt } from './columns-named.ts';
import type { QualityModel } from './model.ts';

/** Where the column at an offset gets its name. */
export function qualityPlaceOf(
  { model: { suite }, graph, document: { uri } }: KindContext<QualityModel>,
  offset: number,
): NamedPlace | undefined {
  const named = suite && columnAt(suite, offset);
  const table = named && suite.tables.get(named.table);
  return table && columnPlace(graph, uri, table, named.column);
}
