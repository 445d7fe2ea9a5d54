import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { columnsOf } from '../../formats/tables/header.ts';
import type { ModelDocument } from './model.ts';
import { MODEL_SCHEMA } from './parse.ts';

/** Columns that are listed; a table may have thousands. */
const MOST_COLUMNS = 60;

/** Over the path of the table its columns, where its first line says them; over any key what the format says. */
export function hoverModel(
  { model, graph, document }: KindContext<ModelDocument>,
  offset: number,
): HoverText | undefined {
  const { manifest, documents } = model;
  const columns =
    manifest?.path && touches(manifest.path.span, offset)
      ? columnsOf(graph, document.uri, manifest)
      : undefined;
  if (!manifest?.path || !columns) return hoverFromSchema(MODEL_SCHEMA, documents, offset);
  const shown = columns.slice(0, MOST_COLUMNS).map(escaped).join(', ');
  const more = columns.length > MOST_COLUMNS ? ' …' : '';
  return { span: manifest.path.span, markdown: `${t('Columns: {0}', columns.length)}\n\n${shown}${more}` };
}
