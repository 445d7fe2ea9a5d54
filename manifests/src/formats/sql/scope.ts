import type { ColumnUse } from './syntax.ts';
import { columnNamed, inputColumn, mergedOrigins, type SqlTable, type TableColumn } from './table.ts';

/** A table under the name that columns are qualified with. */
export interface NamedTable {
  /** In lower case; undefined for one without a name. */
  readonly name: string | undefined;
  readonly table: SqlTable;
  /** False for the right side of `SEMI` and `ANTI` joins. */
  readonly isVisible: boolean;
}

/** The names that an expression may use. */
export interface Scope {
  readonly tables: readonly NamedTable[];
  /** Columns that `USING` or `NATURAL` make one, in lower case. */
  readonly shared: ReadonlySet<string>;
  /** Columns of the result, which conditions may name as well. */
  readonly aliases: ReadonlyMap<string, TableColumn>;
  /** Of the query around. */
  readonly outer: Scope | undefined;
}

/** What a name means: a column, none although all is known, or what cannot be told. */
export type Found =
  | { readonly kind: 'column'; readonly column: TableColumn; readonly part: number }
  | { readonly kind: 'missing'; readonly part: number; readonly among: readonly SqlTable[] }
  | { readonly kind: 'unknown' };

const UNKNOWN: Found = { kind: 'unknown' };

/** Columns that tables have without saying so. */
const HIDDEN: ReadonlySet<string> = new Set(['rowid', 'filename', 'file_row_number', 'file_index']);

/** The column that a use means. */
export function columnIn(scope: Scope | undefined, use: ColumnUse, inner: readonly NamedTable[] = []): Found {
  const [first, second] = use.parts;
  if (!scope || !first) return missing(use, inner);
  const name = first.text.toLowerCase();
  if (HIDDEN.has((second ?? first).text.toLowerCase())) return UNKNOWN;
  // `alias.x` is a column of the result in any case.
  if (second && name === 'alias') return UNKNOWN;
  const qualified = second && scope.tables.find((table) => table.name === name);
  if (qualified) {
    const column = columnNamed(qualified.table, second.text);
    if (column) return { kind: 'column', column, part: 1 };
    if (!qualified.table.isWhole) return inferred(qualified.table, second.text, 1);
    // A column may have the name of a table, and the second name be one of its fields.
    return columnNames(scope, name) || !isNamed(qualified.table)
      ? UNKNOWN
      : { kind: 'missing', part: 1, among: [qualified.table] };
  }
  const visible = scope.tables.filter(({ isVisible }) => isVisible);
  const columns = visible.flatMap(({ table }) => columnNamed(table, name) ?? []);
  const [only, another] = columns;
  if (only && another)
    return scope.shared.has(name) ? { kind: 'column', column: sharedColumn(columns), part: 0 } : UNKNOWN;
  const open = visible.filter(({ table }) => !table.isWhole);
  if (only) return { kind: 'column', column: only, part: 0 };
  const alias = scope.aliases.get(name);
  if (open.length === 0) {
    if (alias) return { kind: 'column', column: alias, part: 0 };
    // The name of a table alone is a row of it.
    if (!second && scope.tables.some((table) => table.name === name)) return UNKNOWN;
    return columnIn(scope.outer, use, [...inner, ...visible]);
  }
  const [unknown, more] = open;
  const isSure = unknown && !more && !alias && !scope.outer && !second && inner.length === 0;
  return isSure ? inferred(unknown.table, first.text, 0) : UNKNOWN;
}

function missing(use: ColumnUse, tables: readonly NamedTable[]): Found {
  // A first part that names no table may be one of a schema.
  return use.parts.length === 1 && tables.length > 0 && tables.every(({ table }) => isNamed(table))
    ? { kind: 'missing', part: 0, among: tables.map(({ table }) => table) }
    : UNKNOWN;
}

/** A column that an input must have, though what it has is not known. */
function inferred({ input }: SqlTable, name: string, part: number): Found {
  return input === undefined ? UNKNOWN : { kind: 'column', column: inputColumn(input, name), part };
}

function columnNames({ tables }: Scope, name: string): boolean {
  return tables.some(({ table }) => !table.isWhole || columnNamed(table, name));
}

/** True for a table all of whose columns have a name of their own; to others, the database gives names. */
export function isNamed({ columns }: SqlTable): boolean {
  const names = new Set(columns.flatMap(({ name }) => name?.toLowerCase() ?? []));
  return names.size === columns.length;
}

/** A column of both sides of a join. */
export function sharedColumn(columns: readonly TableColumn[]): TableColumn {
  const [first] = columns;
  return {
    name: first?.name,
    type: first?.type,
    origins: mergedOrigins(columns.map(({ origins }) => origins)),
    span: first?.span,
  };
}
