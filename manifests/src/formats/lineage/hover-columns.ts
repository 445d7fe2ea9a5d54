import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { counted } from '../../core/language.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { pathWithin } from '../../core/text/resource.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { Lineage, type LineageColumn, type LineageTable } from './lineage.ts';
import { columnOf, fileOf, type NamesTable } from './named-table.ts';

/** Columns that are listed; a table may have thousands. */
const MOST_COLUMNS = 60;
/** Lines that say where a value comes from. */
const MOST_LINES = 20;

/** Over the path of a table: its columns, or why they are not known. */
export function hoverTable(graph: Graph, uri: string, named: NamesTable): HoverText | undefined {
  const file = fileOf(uri, named);
  if (!named.path || file === undefined) return undefined;
  const { columns, isWhole, reason } = new Lineage(graph).table(file);
  if (columns.length === 0)
    return reason === undefined
      ? undefined
      : { span: named.path.span, markdown: t('Columns unknown: {0}', escaped(reason)) };
  return { span: named.path.span, markdown: columnsText(columns, isWhole) };
}

/** How many columns a table has, and the first of them. */
export function columnsText(
  columns: readonly Pick<LineageColumn, 'name' | 'type'>[],
  isWhole: boolean,
): string {
  const shown = columns
    .slice(0, MOST_COLUMNS)
    .map(({ name, type }) => (type === undefined ? escaped(name) : `${escaped(name)} *${escaped(type)}*`));
  const more = columns.length > MOST_COLUMNS || !isWhole ? ' …' : '';
  return `${t('Columns: {0}', columns.length)}\n\n${shown.join(', ')}${more}`;
}

/** Over a column: its type, its table, and the columns that it comes from. */
export function hoverColumn(
  graph: Graph,
  uri: string,
  named: NamesTable,
  column: YamlScalar,
): HoverText | undefined {
  const file = fileOf(uri, named);
  if (file === undefined) return undefined;
  const lineage = new Lineage(graph);
  const markdown = columnText(graph, lineage, file, column.text);
  return markdown === undefined ? undefined : { span: column.span, markdown };
}

/** What is known of a column of a file. */
export function columnText(graph: Graph, lineage: Lineage, file: string, name: string): string | undefined {
  const table = lineage.table(file);
  const path = escaped(pathWithin(graph.folderOf(file), file));
  const column = columnOf(table, name);
  if (!column) {
    if (table.reason !== undefined)
      return `**${escaped(name)}** · ${path}\n\n${t('Columns unknown: {0}', escaped(table.reason))}`;
    return undefined;
  }
  const title = [
    `**${escaped(column.name)}**`,
    ...(column.type === undefined ? [] : [escaped(column.type)]),
    path,
  ];
  const lines = linesOf(graph, lineage, file, column.name, 0, new Set());
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '- …'] : lines;
  return [title.join(' · '), typeSource(table), shown.join('\n')].filter(Boolean).join('\n\n');
}

function typeSource({ sampled }: LineageTable): string {
  return sampled === undefined
    ? ''
    : counted(sampled, 'Type inferred from {0} row', 'Type inferred from {0} rows');
}

/** The columns that a column comes from, each with those that it comes from itself below it. */
function linesOf(
  graph: Graph,
  lineage: Lineage,
  file: string,
  name: string,
  depth: number,
  above: ReadonlySet<string>,
): readonly string[] {
  const table = lineage.table(file);
  const origins = columnOf(table, name)?.origins;
  const { maker } = table;
  if (!maker) return [];
  const indent = '  '.repeat(depth);
  const stage = escaped(maker.facts?.stage ?? '');
  if (!origins)
    return depth === 0
      ? [`- ${t('made by stage "{0}"; where its values come from is not known', stage)}`]
      : [];
  const key = `${file} ${name.toLowerCase()}`;
  if (above.has(key)) return [];
  const seen = new Set([...above, key]);
  const lines: string[] = [];
  for (const { file: from, column, isBlended } of origins) {
    if (lines.length > MOST_LINES) break;
    const path = escaped(pathWithin(graph.folderOf(from), from));
    const what = isBlended
      ? t('from "{0}" of {1}, aggregated by stage "{2}"', escaped(column), path, stage)
      : t('from "{0}" of {1}, by stage "{2}"', escaped(column), path, stage);
    lines.push(`${indent}- ${what}`, ...linesOf(graph, lineage, from, column, depth + 1, seen));
  }
  return lines.length > 0 || depth > 0 ? lines : [`- ${t('made by stage "{0}" from no column', stage)}`];
}
