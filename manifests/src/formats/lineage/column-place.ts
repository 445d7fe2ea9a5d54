import { TextDocument } from 'vscode-languageserver-textdocument';
import type { NamedPlace } from '../../core/contributions/named-place.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { Span } from '../../core/text/span.ts';
import type { YamlScalar } from '../../core/yaml/node.ts';
import { Lineage, type SqlPlace } from './lineage.ts';
import { columnOf, fileOf, type NamesTable } from './named-table.ts';

/** Bytes of a file in which a place is looked for. */
const BEGINNING = 1024 * 1024;

/** Where a column gets its name: in the SQL that makes its table, otherwise in the first line of the file. */
export function columnPlace(
  graph: Graph,
  uri: string,
  named: NamesTable,
  column: YamlScalar,
): NamedPlace | undefined {
  const file = fileOf(uri, named);
  return file === undefined
    ? undefined
    : filePlace(graph, new Lineage(graph), file, column.text, column.span);
}

/**
 * Where a column of a file gets its name.
 * @param named where it is named.
 */
export function filePlace(
  graph: Graph,
  lineage: Lineage,
  file: string,
  column: string,
  named: Span,
): NamedPlace | undefined {
  const found = columnOf(lineage.table(file), column);
  if (!found) return undefined;
  if (found.place) return placeInSql(graph, found.place, named);
  if (!/\.[ct]sv$/iu.test(file)) return undefined;
  const [header = ''] = graph.beginning(file)?.split('\n', 1) ?? [];
  const start = header.indexOf(found.name);
  return start === -1 ? undefined : placeIn(graph, file, { start, end: start + found.name.length }, named);
}

/** A place of SQL, in a file or a stage. */
export function placeInSql(
  graph: Graph,
  { uri, stage, span }: SqlPlace,
  named: Span,
): NamedPlace | undefined {
  return stage === undefined ? placeIn(graph, uri, span, named) : { span: named, uri, stage, part: span };
}

/** A place of a file that need not be a document. */
export function placeIn(
  graph: Graph,
  uri: string,
  { start, end }: Span,
  named: Span,
): NamedPlace | undefined {
  const text = graph.beginning(uri, BEGINNING);
  if (text === undefined) return undefined;
  const document = TextDocument.create(uri, 'sql', 0, text);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return { span: named, uri, range };
}
