import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { columnText, columnsText } from './hover-columns.ts';
import { Lineage } from './lineage.ts';
import { sqlNameAt } from './name-at.ts';

/** Columns of other tables that are explained. */
const MOST_ORIGINS = 5;

/** Over a column of SQL: its type, and the columns of files that it comes from, each with its lineage. Over a table: its columns. */
export function hoverName(graph: Graph, output: Entity<'output'>, offset: number): HoverText | undefined {
  const lineage = new Lineage(graph);
  const named = sqlNameAt(lineage, output, offset);
  if (!named) return undefined;
  if ('table' in named) {
    const { columns, isWhole } = named.table;
    const known = columns.flatMap(({ name, type }) => (name === undefined ? [] : [{ name, type }]));
    if (known.length === 0) return undefined;
    return { span: named.span, markdown: `**${escaped(named.name)}** · ${columnsText(known, isWhole)}` };
  }
  const { name = named.name, type, origins } = named.column;
  const title = [`**${escaped(name)}**`, ...(type === undefined ? [] : [escaped(type)])].join(' · ');
  if (!origins)
    return { span: named.span, markdown: `${title}\n\n${t('Where its values come from is not known')}` };
  const files = output.facts?.reads ?? {};
  const texts = [...origins.values()].slice(0, MOST_ORIGINS).flatMap(({ table, column }) => {
    const file = Object.entries(files).find(([input]) => input.toLowerCase() === table)?.[1];
    return (file === undefined || file === '' ? undefined : columnText(graph, lineage, file, column)) ?? [];
  });
  return { span: named.span, markdown: [title, ...texts].join('\n\n---\n\n') };
}
