import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { columnsOf } from '../../formats/tables/header.ts';
import type { QualityModel, Suite } from './model.ts';
import { QUALITY_SCHEMA } from './parse.ts';

/** Columns that are listed; a table may have thousands. */
const MOST_COLUMNS = 60;

/** Over the path of a table its columns, where its first line says them; over any key what the format says. */
export function hoverQuality(context: KindContext<QualityModel>, offset: number): HoverText | undefined {
  const { model } = context;
  const { suite } = model;
  if (!suite || isName(suite, offset)) return undefined;
  return pathHover(context, suite, offset) ?? hoverFromSchema(QUALITY_SCHEMA, model.documents, offset);
}

/** True over a key that names something of the author's own. */
function isName({ tables }: Suite, offset: number): boolean {
  return [...tables.values()]
    .flatMap(({ key, checks }) => [key, ...[...checks.values()].map((check) => check.key)])
    .some(({ span }) => touches(span, offset));
}

function pathHover(
  { graph, document }: KindContext<QualityModel>,
  { tables }: Suite,
  offset: number,
): HoverText | undefined {
  const table = [...tables.values()].find(({ path }) => path && touches(path.span, offset));
  const columns = table && columnsOf(graph, document.uri, table);
  if (!table?.path || !columns) return undefined;
  const shown = columns.slice(0, MOST_COLUMNS).map(escaped).join(', ');
  const more = columns.length > MOST_COLUMNS ? ' …' : '';
  return { span: table.path.span, markdown: `${t('Columns: {0}', columns.length)}\n\n${shown}${more}` };
}
