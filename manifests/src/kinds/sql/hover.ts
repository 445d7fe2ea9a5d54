import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { hoverName } from '../../formats/lineage/hover-names.ts';
import { runsOf } from '../../formats/lineage/sql-runs.ts';
import type { SqlModel } from './model.ts';

/** Over a column its type and where it comes from, over a table its columns, for SQL that a stage runs. */
export function hoverSql(
  { graph, document: { uri } }: KindContext<SqlModel>,
  offset: number,
): HoverText | undefined {
  const [output] = runsOf(graph, uri);
  return output && hoverName(graph, output, offset);
}
