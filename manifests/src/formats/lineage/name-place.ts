import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { filePlace, placeInSql } from './column-place.ts';
import { Lineage, sqlPlace } from './lineage.ts';
import { sqlNameAt } from './name-at.ts';

/**
 * Where a column of SQL gets its name: before in the same SQL, or where the table that it is of gets it.
 * @param offset in the SQL of the output.
 * @returns with the span of the name in that SQL.
 */
export function namePlace(graph: Graph, output: Entity<'output'>, offset: number): NamedPlace | undefined {
  const lineage = new Lineage(graph);
  const named = sqlNameAt(lineage, output, offset);
  if (!named || !('column' in named)) return undefined;
  const { span: place, origins } = named.column;
  const here = place && sqlPlace(output, place);
  if (here) return placeInSql(graph, here, named.span);
  const [origin, another] = origins?.values() ?? [];
  if (!origin || another) return undefined;
  const file = Object.entries(output.facts?.reads ?? {}).find(
    ([name]) => name.toLowerCase() === origin.table,
  )?.[1];
  return file === undefined || file === ''
    ? undefined
    : filePlace(graph, lineage, file, origin.column, named.span);
}
