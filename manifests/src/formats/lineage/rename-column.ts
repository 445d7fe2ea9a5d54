import { t } from '@vscode/l10n';
import type { AllColumnUses, Column, ColumnRename } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { writtenAs } from '../../core/graph/notation.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { fileName, pathWithin } from '../../core/text/resource.ts';
import type { Span } from '../../core/text/span.ts';
import { columnGroup, sqlOutputs, type ColumnGroup } from './column-group.ts';
import { knownScript } from './known-scripts.ts';
import { Lineage, sqlOf } from './lineage.ts';
import { columnOf } from './named-table.ts';
import { meansTheSame, renameInSql } from './sql-rename.ts';

/** Bytes of a script that are searched for a name. */
const MOST = 1024 * 1024;

/** What follows a word in a path of a file, which is no column: `turnout.model.yaml`. */
const PATH_END = '(?:\\.\\w+)*\\.(?:ya?ml|json|csv|tsv|parquet|onnx|sql|md|py|png|svg|html)\\b';

/**
 * Gives a column another name in the SQL that makes and reads it and in what names it in YAML, where all of these places are known.
 * @param uri of the document that asks. @param all what all documents say of columns.
 */
export function renameColumn(
  graph: Graph,
  uri: string,
  column: Column,
  newName: string,
  all: AllColumnUses,
): ColumnRename {
  const group = columnGroup(graph, uri, column);
  const [first] = group.columns;
  const old = first?.name ?? column.name;
  if (newName === old) return { changes: [] };
  const lineage = new Lineage(graph);
  const refusal =
    refusalOf(graph, lineage, uri, group, old, newName) ?? unfollowed(graph, uri, group, old, all);
  if (refusal) return refusal;
  const changes: WorkspaceChange[] = [];
  const texts = new Map<string, readonly { readonly span: Span; readonly text: string }[]>();
  const touched = sqlOutputs(graph, uri).filter((output) => isTouched(output, group));
  for (const output of touched) {
    const sql = output.facts?.sql;
    const text = sqlOf(graph, output);
    if (text === undefined || sql === undefined) return inQuery(output, old);
    const renamed = renameInSql(lineage, output, knownScript(text), group, newName);
    if ('lostAt' in renamed) return notFollowed(old, sql, renamed.lostAt);
    texts.set(sql, merged(texts.get(sql) ?? [], renamed.edits));
  }
  for (const output of touched) {
    const { sql = '' } = output.facts ?? {};
    const changed = applied(sqlOf(graph, output) ?? '', texts.get(sql) ?? []);
    if (!meansTheSame(lineage, output, changed, group, newName))
      return {
        refusal: t('With the name "{0}", this SQL would mean something else', newName),
        at: { uri: sql, start: texts.get(sql)?.[0]?.span.start ?? 0 },
      };
  }
  for (const [sql, edits] of texts)
    for (const { span, text } of edits) changes.push({ kind: 'text', uri: sql, span, text });
  return { changes: [...changes, ...inDocuments(graph, group, newName, all, texts)] };
}

function refusalOf(
  graph: Graph,
  lineage: Lineage,
  uri: string,
  { root, file, columns }: ColumnGroup,
  old: string,
  newName: string,
): ColumnRename | undefined {
  if (!root)
    return {
      refusal: t(
        '"{0}" is a column of "{1}", which is not made by SQL in a pipeline: its header is not changed. To use another name, write "{0} AS {2}" in SQL',
        old,
        pathWithin(graph.folderOf(uri), file),
        newName,
      ),
    };
  for (const { file: member } of columns) {
    const taken =
      newName.toLowerCase() === old.toLowerCase() ? undefined : columnOf(lineage.table(member), newName);
    if (!taken) continue;
    const refusal = t('"{0}" already has a column "{1}"', fileName(member), taken.name);
    return taken.place
      ? { refusal, at: { uri: taken.place.uri, start: taken.place.span.start } }
      : { refusal };
  }
  return undefined;
}

/** Where a text that nobody follows has the word. */
function unfollowed(
  graph: Graph,
  uri: string,
  { columns }: ColumnGroup,
  old: string,
  { names, texts }: AllColumnUses,
): ColumnRename | undefined {
  const files = new Set(columns.map(({ file }) => file));
  const followed = new Set(sqlOutputs(graph, uri).map(({ facts }) => facts?.sql));
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(old)}(?![\\p{L}\\p{N}_])(?!${PATH_END})`, 'giu');
  for (const { file, uri: place, span } of texts) {
    if (!files.has(file) || followed.has(place)) continue;
    const text = graph.text(place) ?? graph.beginning(place, MOST) ?? '';
    const start = span?.start ?? 0;
    for (const { index } of text.slice(start, span?.end).matchAll(word)) {
      const at = start + index;
      const isNamed = names.some((name) => name.uri === place && name.span.start <= at && at < name.span.end);
      if (!isNamed) return notFollowed(old, place, at);
    }
  }
  return undefined;
}

function notFollowed(old: string, uri: string, start: number): ColumnRename {
  return { refusal: t('"{0}" may also be used here, but Vitruve cannot tell', old), at: { uri, start } };
}

function inQuery({ uri, span, facts }: Entity<'output'>, old: string): ColumnRename {
  const refusal = t(
    'The query of the stage "{0}" reads or makes "{1}": only SQL in a file can be changed',
    facts?.stage ?? '',
    old,
  );
  return { refusal, at: { uri, start: span.start } };
}

function isTouched({ facts }: Entity<'output'>, { columns }: ColumnGroup): boolean {
  const files = new Set([...Object.values(facts?.reads ?? {}), facts?.file]);
  return columns.some(({ file }) => files.has(file));
}

/** Places of YAML that name the column. */
function inDocuments(
  graph: Graph,
  { columns }: ColumnGroup,
  newName: string,
  { names }: AllColumnUses,
  sql: ReadonlyMap<string, unknown>,
): readonly WorkspaceChange[] {
  const keys = new Set(columns.map(({ file, name }) => `${file} ${name.toLowerCase()}`));
  const taken = new Set<string>();
  return names.flatMap(({ uri, file, name, span }): WorkspaceChange[] => {
    const text = graph.text(uri);
    const place = `${uri} ${span.start}`;
    // A place may name a column of two tables that are one.
    if (taken.has(place) || sql.has(uri) || text === undefined || !keys.has(`${file} ${name.toLowerCase()}`))
      return [];
    taken.add(place);
    const written = writtenAs('yaml', text, span, newName);
    return written === undefined ? [] : [{ kind: 'text', uri, span, text: written }];
  });
}

type Edits = readonly { readonly span: Span; readonly text: string }[];

/** Several stages may run the same SQL. */
function merged(one: Edits, other: Edits): Edits {
  const known = new Set(one.map(({ span }) => span.start));
  return [...one, ...other.filter(({ span }) => !known.has(span.start))];
}

function applied(text: string, edits: Edits): string {
  return edits
    .toSorted((one, other) => other.span.start - one.span.start)
    .reduce(
      (done, { span, text: written }) => done.slice(0, span.start) + written + done.slice(span.end),
      text,
    );
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
