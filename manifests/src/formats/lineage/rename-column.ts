import { t } from '@vscode/l10n';
import type { AllColumnUses, Column, ColumnRename, EmbeddedSql } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { writtenAs } from '../../core/graph/notation.ts';
import { applyChanges, type Edit, type WorkspaceChange } from '../../core/text/change.ts';
import { fileName, pathWithin } from '../../core/text/resource.ts';
import { contains } from '../../core/text/span.ts';
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
  const changed = new Map<string, ChangedSql>();
  const outputs = sqlOutputs(graph, uri).map((output) => ({ output, place: sqlPlace(output, all) }));
  for (const { output, place } of outputs) {
    if (!isTouched(output, group)) continue;
    const text = sqlOf(graph, output);
    if (text === undefined || !place) return unread(output, old);
    const renamed = renameInSql(lineage, output, knownScript(text), group, newName);
    if ('lostAt' in renamed) return notFollowed(old, ...startIn(place, renamed.lostAt));
    const edits = merged(changed.get(place.id)?.edits ?? [], renamed.edits);
    changed.set(place.id, { place, stage: output.facts?.stage ?? '', edits });
  }
  // Other stages may run the same SQL on other tables.
  for (const { output, place } of outputs) {
    const edits = place && changed.get(place.id)?.edits;
    if (!edits) continue;
    const text = applyChanges(sqlOf(graph, output) ?? '', edits);
    if (!meansTheSame(lineage, output, text, group, newName)) {
      const [at, start] = startIn(place, edits[0]?.span.start ?? 0);
      const refusal = t('With the name "{0}", this SQL would mean something else', newName);
      return { refusal, at: { uri: at, start } };
    }
  }
  const changes: WorkspaceChange[] = [];
  for (const { place, stage, edits } of changed.values()) {
    const written = place.query ? place.query.written(edits) : edits;
    if (!written) return unwritable(place, stage, old);
    for (const { span, text } of written) changes.push({ kind: 'text', uri: place.uri, span, text });
  }
  return { changes: [...changes, ...inDocuments(graph, group, newName, all, changed)] };
}

/** Where the SQL of outputs is. */
interface SqlPlace {
  /** The same for outputs of the same SQL. */
  readonly id: string;
  /** Of the file of SQL, or of the pipeline that has the query. */
  readonly uri: string;
  readonly query: EmbeddedSql | undefined;
}

interface ChangedSql {
  readonly place: SqlPlace;
  readonly stage: string;
  readonly edits: readonly Edit[];
}

function sqlPlace({ uri, facts }: Entity<'output'>, { queries }: AllColumnUses): SqlPlace | undefined {
  if (facts?.query === undefined)
    return facts?.sql === undefined ? undefined : { id: facts.sql, uri: facts.sql, query: undefined };
  const query = queries.find((one) => one.uri === uri && one.stage === facts.stage);
  // Stages may have one query between them, by an alias.
  return query && { id: `${uri} ${query.span.start}`, uri, query };
}

/** Where an offset of SQL is: the document, and the offset in it. */
function startIn({ uri, query }: SqlPlace, offset: number): readonly [string, number] {
  if (!query) return [uri, offset];
  return [uri, query.placeOf({ start: offset, end: offset + 1 })?.start ?? query.span.start];
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
  { names, texts, queries }: AllColumnUses,
): ColumnRename | undefined {
  const files = new Set(columns.map(({ file }) => file));
  const outputs = sqlOutputs(graph, uri);
  const followed = new Set(outputs.map(({ facts }) => facts?.sql));
  const stages = new Set(
    outputs.flatMap(({ uri: at, facts }) =>
      facts?.query === undefined ? [] : [`${at} ${facts.stage ?? ''}`],
    ),
  );
  const followedQueries = queries.filter((query) => stages.has(`${query.uri} ${query.stage}`));
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(old)}(?![\\p{L}\\p{N}_])(?!${PATH_END})`, 'giu');
  for (const { file, uri: place, span } of texts) {
    if (!files.has(file) || followed.has(place)) continue;
    const text = graph.text(place) ?? graph.beginning(place, MOST) ?? '';
    const start = span?.start ?? 0;
    for (const { index } of text.slice(start, span?.end).matchAll(word)) {
      const at = start + index;
      const isNamed = names.some((name) => name.uri === place && name.span.start <= at && at < name.span.end);
      const isInQuery = followedQueries.some(
        (query) => query.uri === place && query.span.start <= at && at < query.span.end,
      );
      // What is in a query is found by its SQL.
      if (!isNamed && !isInQuery) return notFollowed(old, place, at);
    }
  }
  return undefined;
}

function notFollowed(old: string, uri: string, start: number): ColumnRename {
  return { refusal: t('"{0}" may also be used here, but Vitruve cannot tell', old), at: { uri, start } };
}

function unread({ uri, span, facts }: Entity<'output'>, old: string): ColumnRename {
  const refusal = t(
    'The SQL of the stage "{0}" reads or makes "{1}" and is not known: it has expressions, or its file cannot be read',
    facts?.stage ?? '',
    old,
  );
  return { refusal, at: { uri, start: span.start } };
}

function unwritable({ uri, query }: SqlPlace, stage: string, old: string): ColumnRename {
  const refusal = t(
    'In the query of the stage "{0}", "{1}" cannot be replaced as it is written: write it as a block (|), or move it to a file',
    stage,
    old,
  );
  return { refusal, at: { uri, start: query?.span.start ?? 0 } };
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
  { names, queries }: AllColumnUses,
  sql: ReadonlyMap<string, unknown>,
): readonly WorkspaceChange[] {
  const keys = new Set(columns.map(({ file, name }) => `${file} ${name.toLowerCase()}`));
  const taken = new Set<string>();
  return names.flatMap(({ uri, file, name, span }): WorkspaceChange[] => {
    const text = graph.text(uri);
    const place = `${uri} ${span.start}`;
    // What is in a query is changed as SQL.
    if (queries.some((query) => query.uri === uri && contains(query.span, span))) return [];
    // A place may name a column of two tables that are one.
    if (taken.has(place) || sql.has(uri) || text === undefined || !keys.has(`${file} ${name.toLowerCase()}`))
      return [];
    taken.add(place);
    const written = writtenAs('yaml', text, span, newName);
    return written === undefined ? [] : [{ kind: 'text', uri, span, text: written }];
  });
}

/** Several stages may run the same SQL. */
function merged(one: readonly Edit[], other: readonly Edit[]): readonly Edit[] {
  const known = new Set(one.map(({ span }) => span.start));
  return [...one, ...other.filter(({ span }) => !known.has(span.start))];
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
