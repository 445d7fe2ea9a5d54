import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { hoverColumn, hoverTable } from '../../formats/lineage/hover-columns.ts';
import { columnAt } from './columns-named.ts';
import type { QualityModel, Suite } from './model.ts';
import { QUALITY_SCHEMA } from './parse.ts';

/** Over the path of a table its columns; over a column its type and where it comes from; over any key what the format says. */
export function hoverQuality(context: KindContext<QualityModel>, offset: number): HoverText | undefined {
  const { model } = context;
  const { suite } = model;
  if (!suite || isName(suite, offset)) return undefined;
  return dataHover(context, suite, offset) ?? hoverFromSchema(QUALITY_SCHEMA, model.documents, offset);
}

/** True over a key that names something of the author's own. */
function isName({ tables }: Suite, offset: number): boolean {
  return [...tables.values()]
    .flatMap(({ key, checks }) => [key, ...[...checks.values()].map((check) => check.key)])
    .some(({ span }) => touches(span, offset));
}

function dataHover(
  { graph, document: { uri } }: KindContext<QualityModel>,
  suite: Suite,
  offset: number,
): HoverText | undefined {
  const table = [...suite.tables.values()].find(({ path }) => path && touches(path.span, offset));
  if (table) return hoverTable(graph, uri, table);
  const named = columnAt(suite, offset);
  const of = named && suite.tables.get(named.table);
  return of && hoverColumn(graph, uri, of, named.column);
}
