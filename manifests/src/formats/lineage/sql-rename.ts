import type { Column } from '../../core/contributions/column.ts';
import type { Entity } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import type { Tables } from '../sql/resolver.ts';
import { readScript, type Script } from '../sql/script.ts';
import { scriptTables, type ScriptTables } from '../sql/script-tables.ts';
import type { SqlName } from '../sql/syntax.ts';
import type { SqlTable, TableColumn } from '../sql/table.ts';
import { RESERVED } from '../sql/words.ts';
import type { ColumnGroup } from './column-group.ts';
import { inheritedFrom } from './column-group.ts';
import type { Lineage } from './lineage.ts';

/** A change of SQL: a span, and what is written there. */
export interface SqlEdit {
  readonly span: Span;
  readonly text: string;
}

/** What a rename changes in SQL, or where it names the column in a way that is not followed. */
export type SqlRename = { readonly edits: readonly SqlEdit[] } | { readonly lostAt: number };

/** A name as SQL writes it. */
export function sqlName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !RESERVED.has(name.toLowerCase());
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

/**
 * What a rename of a group of columns changes in the SQL of an output. Other columns keep their names: `SELECT city` becomes
 * `SELECT town AS city` where the result is a column of its own.
 */
export function renameInSql(
  lineage: Lineage,
  output: Entity<'output'>,
  script: Script,
  group: ColumnGroup,
  newName: string,
): SqlRename {
  const root = group.root?.output === output ? group.root.span : undefined;
  const made = lineage.script(output);
  const [first] = group.columns;
  if (!made || !first) return { lostAt: 0 };
  const written = sqlName(newName);
  const bare = unaliasedIn(script);
  const edits = new Map<number, SqlEdit>();
  const followed = new Set<number>();
  for (const { use, found } of made.uses) {
    const part = found.kind === 'column' ? use.parts[found.part] : undefined;
    if (found.kind !== 'column' || !part) continue;
    followed.add(part.span.start);
    const isRead = isMember(group, inheritedFrom(output, found.column));
    if (!isRead && !(root && found.column.span?.start === root.start)) continue;
    const isNamed = bare.has(part.span.start) && part.span.start !== root?.start;
    edits.set(part.span.start, {
      span: part.span,
      text: isNamed ? `${written} AS ${sqlName(part.text)}` : written,
    });
  }
  if (root) {
    // A column that has the name of what it is gets an own one; another one has it already.
    const isBare = bare.has(root.start);
    const own = edits.get(root.start);
    edits.set(root.start, {
      span: isBare && !own ? { start: root.end, end: root.end } : root,
      text: isBare && !own ? ` AS ${written}` : written,
    });
  }
  const named = aliasesIn(script);
  const lost = script.tokens.find(
    ({ kind, text, start }) =>
      (kind === 'word' || kind === 'quoted') &&
      text.toLowerCase() === first.name.toLowerCase() &&
      !edits.has(start) &&
      !followed.has(start) &&
      !named.has(start) &&
      start !== root?.start &&
      !made.tableUses.some(({ name }) => name.span.start === start),
  );
  return lost ? { lostAt: lost.start } : { edits: [...edits.values()] };
}

/** Whether SQL means the same after a rename, with the new name in place of the old one. */
export function meansTheSame(
  lineage: Lineage,
  output: Entity<'output'>,
  newText: string,
  group: ColumnGroup,
  newName: string,
): boolean {
  const before = lineage.script(output);
  if (!before) return false;
  const reads = new Map(
    Object.entries(output.facts?.reads ?? {}).map(([name, file]) => [name.toLowerCase(), file]),
  );
  const inputs: Tables = new Map(
    [...lineage.inputs(output)].map(([name, table]) => [
      name,
      renamedTable(
        table,
        (column) => isMember(group, { file: reads.get(name) ?? '', name: column }),
        newName,
      ),
    ]),
  );
  const root = group.root?.output === output ? group.root.span : undefined;
  const isRenamed = (column: TableColumn): boolean =>
    isMember(group, inheritedFrom(output, column)) ||
    (root !== undefined && column.span?.start === root.start);
  const isOrigin = (table: string, column: string): boolean =>
    isMember(group, { file: reads.get(table) ?? '', name: column });
  const none = (): boolean => false;
  const after = scriptTables(readScript(newText), inputs);
  return meaningOf(before, isRenamed, isOrigin, newName) === meaningOf(after, none, none, newName);
}

function meaningOf(
  { uses, created, result, lostAt }: ScriptTables,
  isRenamed: (column: TableColumn) => boolean,
  isOrigin: (table: string, column: string) => boolean,
  newName: string,
): string {
  const originsOf = ({ origins }: TableColumn): unknown =>
    origins &&
    [...origins.values()]
      .map(({ table, column }) => `${table} ${(isOrigin(table, column) ? newName : column).toLowerCase()}`)
      .sort();
  const tableOf = ({ columns, isWhole }: SqlTable): unknown => [
    isWhole,
    columns.map((column) => [isRenamed(column) ? newName : column.name, originsOf(column)]),
  ];
  const found = uses
    .toSorted((one, other) => (one.use.parts[0]?.span.start ?? 0) - (other.use.parts[0]?.span.start ?? 0))
    .map((use) => [use.found.kind, use.found.kind === 'column' ? originsOf(use.found.column) : undefined]);
  const tables = [...created].map(([name, table]) => [name, tableOf(table)]);
  return JSON.stringify([lostAt !== undefined, found, tables, result && tableOf(result)]);
}

function renamedTable(table: SqlTable, isRenamed: (column: string) => boolean, newName: string): SqlTable {
  return {
    ...table,
    columns: table.columns.map((column) => {
      if (column.name === undefined || !isRenamed(column.name)) return column;
      const origins = new Map(
        [...(column.origins ?? [])].map(([key, origin]) => [key, { ...origin, column: newName }]),
      );
      return { ...column, name: newName, origins };
    }),
  };
}

function isMember({ columns }: ColumnGroup, column: Column | undefined): boolean {
  return (
    column !== undefined &&
    columns.some(({ file, name }) => file === column.file && name.toLowerCase() === column.name.toLowerCase())
  );
}

/** Where columns of results are that have no alias: the name of what they are is theirs. */
function unaliasedIn(script: Script): ReadonlySet<number> {
  const starts = new Set<number>();
  everyNode(script, (node) => {
    if (node['kind'] !== 'expression' || node['alias'] !== undefined) return;
    const { column } = node['expression'] as { readonly column?: { readonly parts: readonly SqlName[] } };
    const last = column?.parts.at(-1);
    if (last) starts.add(last.span.start);
  });
  return starts;
}

/** Where names are given: to results, tables and their columns. */
function aliasesIn(script: Script): ReadonlySet<number> {
  const starts = new Set<number>();
  const add = (name: unknown): void => {
    if (typeof name === 'object' && name !== null && 'span' in name) starts.add((name as SqlName).span.start);
  };
  everyNode(script, (node) => {
    add(node['alias']);
    if ('query' in node && 'name' in node) add(node['name']);
  });
  return starts;
}

/** Visits all parts of the statements of a script. */
function everyNode(script: Script, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  const waiting: unknown[] = [...script.statements];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (!Array.isArray(node)) visit(node as Readonly<Record<string, unknown>>);
    waiting.push(...(Object.values(node) as readonly unknown[]).filter((value) => typeof value === 'object'));
  }
}
