import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { KindContext } from '../../core/kind.ts';
import { namePlace } from '../../formats/lineage/name-place.ts';
import { runsOf } from '../../formats/lineage/sql-runs.ts';
import type { SqlModel } from './model.ts';

/** Where the column at an offset gets its name, for SQL that a stage runs. */
export function sqlPlaceOf(
  { graph, document: { uri } }: KindContext<SqlModel>,
  offset: number,
): NamedPlace | undefined {
  const [output] = runsOf(graph, uri);
  return output && namePlace(graph, output, offset);
}
