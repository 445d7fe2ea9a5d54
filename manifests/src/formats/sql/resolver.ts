import { columnIn, isNamed, sharedColumn, type Found, type NamedTable, type Scope } from './scope.ts';
import type {
  Body,
  ColumnUse,
  Expression,
  Joined,
  Query,
  Relation,
  Select,
  SetOperation,
  SqlName,
} from './syntax.ts';
import {
  blended,
  columnNamed,
  mergedOrigins,
  UNKNOWN_TABLE,
  type SqlTable,
  type TableColumn,
} from './table.ts';
import { SqlNotFollowed } from './tokens.ts';
import { BLENDING } from './words.ts';

/** What a use of a column means, for who looks at the place. */
export interface ResolvedUse {
  readonly use: ColumnUse;
  readonly found: Found;
}

/** A place that names a table. */
export interface TableUse {
  readonly name: SqlName;
  /** Undefined for a name that nothing has, but the views of the database itself. */
  readonly table: SqlTable | undefined;
}

/** The tables that columns of a part of the text may be of. */
export interface OpenScope {
  readonly query: Query;
  readonly tables: readonly NamedTable[];
}

/** Tables by their names in lower case. */
export type Tables = ReadonlyMap<string, SqlTable>;

/** Rows of a group from which nobody can tell what one of them has. */
const ENOUGH_ROWS = 11;
/** Columns that are made of one script: `SELECT *` of itself could double them without end. */
const MOST_COLUMNS = 20_000;

/** Views that a database has of itself. */
const SYSTEM_VIEW = /^(?:duckdb|pg|pragma|sqlite)_/u;

const NO_NAMES: ReadonlySet<string> = new Set();
const NO_ALIASES: ReadonlyMap<string, TableColumn> = new Map();

/** Finds what the names of queries mean. */
export class Resolver {
  /** By where they begin. */
  readonly uses = new Map<number, ResolvedUse>();
  readonly tableUses = new Map<number, TableUse>();
  readonly scopes: OpenScope[] = [];
  #columns = 0;

  /** @throws SqlNotFollowed for a query of too many columns. */
  query(query: Query, tables: Tables, outer?: Scope): SqlTable {
    const known = new Map(tables);
    for (const { name, columns, query: common, isRecursive } of query.tables) {
      const key = name.text.toLowerCase();
      // What a query that reads itself takes from where is not told.
      if (isRecursive) known.set(key, UNKNOWN_TABLE);
      const table = this.query(common, known, outer);
      const named = withNames(isRecursive ? withoutOrigins(table) : table, columns);
      known.set(key, named);
      if (isRecursive) this.query(common, known, outer);
    }
    const { table, scope } = this.#body(query.body, known, outer, query);
    for (const expression of query.order)
      this.#expression(expression, known, {
        ...(scope ?? { tables: [], shared: NO_NAMES, outer }),
        aliases: aliasesOf(table),
      });
    return this.#counted(table, query);
  }

  #counted(table: SqlTable, { span }: Query): SqlTable {
    this.#columns += table.columns.length + 1;
    if (this.#columns > MOST_COLUMNS) throw new SqlNotFollowed(span.start);
    return table;
  }

  #body(
    body: Body,
    tables: Tables,
    outer: Scope | undefined,
    query: Query,
  ): { table: SqlTable; scope?: Scope } {
    switch (body.kind) {
      case 'select':
        return this.#select(body, tables, outer, query);
      case 'set':
        return { table: this.#set(body, tables, outer, query) };
      case 'query':
        return { table: this.query(body.query, tables, outer) };
      case 'values':
        return { table: this.#values(body.rows, tables, outer) };
    }
  }

  #set(operation: SetOperation, tables: Tables, outer: Scope | undefined, query: Query): SqlTable {
    const left = this.#body(operation.left, tables, outer, query).table;
    const right = this.#body(operation.right, tables, outer, query).table;
    if (!operation.takesRight) return left;
    if (operation.isByName) {
      const more = right.columns.filter(({ name }) => name !== undefined && !columnNamed(left, name));
      const both = left.columns.map((column) => {
        const other = column.name === undefined ? undefined : columnNamed(right, column.name);
        return other ? unitedColumn(column, other) : column;
      });
      const isWhole = left.isWhole && right.isWhole;
      return { isWhole, columns: isWhole ? [...both, ...more] : [...both, ...more].map(withoutOrigin) };
    }
    // By place: where a side is not known whole, nobody knows which columns meet.
    const isKnown = left.isWhole && right.isWhole && left.columns.length === right.columns.length;
    return {
      isWhole: left.isWhole,
      columns: left.columns.map((column, index) => {
        const other = right.columns[index];
        return isKnown && other ? unitedColumn(column, other) : withoutOrigin(column);
      }),
    };
  }

  #values(rows: readonly (readonly Expression[])[], tables: Tables, outer: Scope | undefined): SqlTable {
    const scope: Scope = { tables: [], shared: NO_NAMES, aliases: NO_ALIASES, outer };
    const columns: TableColumn[] = [];
    for (const row of rows)
      for (const [index, expression] of row.entries()) {
        const origins = this.#expression(expression, tables, scope);
        const known = columns[index];
        columns[index] = {
          name: `col${index}`,
          type: undefined,
          origins: known ? mergedOrigins([known.origins, origins]) : origins,
          span: undefined,
        };
      }
    return { columns, isWhole: true };
  }

  #select(
    select: Select,
    tables: Tables,
    outer: Scope | undefined,
    query: Query,
  ): { table: SqlTable; scope: Scope } {
    const { named, shared } = this.#from(select.from, tables, outer);
    this.scopes.push({ query, tables: named });
    const aliases = new Map<string, TableColumn>();
    const scope: Scope = { tables: named, shared, aliases, outer };
    const columns: TableColumn[] = [];
    let isWhole = true;
    for (const item of select.items) {
      if (item.kind === 'star') {
        const replaced = new Map(
          item.replaced.map(({ expression, name }) => [
            name.text.toLowerCase(),
            this.#column(expression, name, select, tables, scope),
          ]),
        );
        const star = starOf(item.of, scope);
        if (!star.isWhole) isWhole = false;
        const excluded = new Set(item.excluded.map(({ text }) => text.toLowerCase()));
        const renamed = new Map(item.renamed.map(({ from, to }) => [from.text.toLowerCase(), to]));
        for (const column of star.columns) {
          const key = column.name?.toLowerCase();
          if (key !== undefined && excluded.has(key)) continue;
          const to = key === undefined ? undefined : renamed.get(key);
          const value = (key === undefined ? undefined : replaced.get(key)) ?? grouped(column, select);
          columns.push(to ? { ...value, name: to.text, span: to.span } : value);
        }
        continue;
      }
      const column = this.#column(item.expression, item.alias, select, tables, scope);
      columns.push(column);
      if (item.expression.isSeveral) isWhole = false;
      if (item.alias) aliases.set(item.alias.text.toLowerCase(), column);
    }
    for (const expression of select.conditions) this.#expression(expression, tables, scope);
    return { table: { columns, isWhole }, scope };
  }

  /** A column of the result. */
  #column(
    expression: Expression,
    alias: SqlName | undefined,
    select: Select,
    tables: Tables,
    scope: Scope,
  ): TableColumn {
    const origins = this.#expression(expression, tables, scope, (use, of) => {
      const isEnough = select.isGrouped ? select.leastRows >= ENOUGH_ROWS : use.aggregates.length > 0;
      const isBlended = use.aggregates.length === 0 || use.aggregates.some((name) => BLENDING.has(name));
      return isEnough && isBlended ? blended(of) : of;
    });
    const { column: use } = expression;
    const found = use ? this.#found(use, scope) : undefined;
    const own = use?.parts.at(-1);
    const type =
      expression.type ??
      (found?.kind === 'column' && found.part === (use?.parts.length ?? 0) - 1
        ? found.column.type
        : undefined);
    return { name: alias?.text ?? own?.text, type, origins, span: alias?.span ?? own?.span };
  }

  #from(
    from: readonly Joined[],
    tables: Tables,
    outer: Scope | undefined,
  ): { named: readonly NamedTable[]; shared: ReadonlySet<string> } {
    const named: NamedTable[] = [];
    const shared = new Set<string>();
    for (const { relation, using, isNatural, isVisible, on } of from) {
      const before: Scope = { tables: [...named], shared, aliases: NO_ALIASES, outer };
      const table = this.#relation(relation, tables, before);
      const name = relation.alias ?? (relation.kind === 'table' ? relation.name : undefined);
      if (isNatural)
        for (const { name: column } of table.columns)
          if (column !== undefined && named.some((other) => columnNamed(other.table, column)))
            shared.add(column.toLowerCase());
      for (const { text } of using) shared.add(text.toLowerCase());
      // Which columns two tables share is not known while one has names that the database gives.
      const isLost = isNatural && [table, ...named.map((other) => other.table)].some((one) => !isNamed(one));
      const joined = { name: name?.text.toLowerCase(), table, isVisible: true };
      if (on)
        this.#expression(on, tables, { tables: [...named, joined], shared, aliases: NO_ALIASES, outer });
      named.push(
        isLost ? { ...joined, table: { ...table, isWhole: false }, isVisible } : { ...joined, isVisible },
      );
    }
    return { named, shared };
  }

  #relation(relation: Relation, tables: Tables, before: Scope): SqlTable {
    switch (relation.kind) {
      case 'table': {
        const key = relation.name.text.toLowerCase();
        const table = tables.get(key) ?? (SYSTEM_VIEW.test(key) ? UNKNOWN_TABLE : undefined);
        this.tableUses.set(relation.name.span.start, { name: relation.name, table });
        return withNames(table ?? UNKNOWN_TABLE, relation.columns);
      }
      case 'query':
        return withNames(ofOwnNames(this.query(relation.query, tables, before)), relation.columns);
      case 'values':
        return withNames(this.#values(relation.rows, tables, before), relation.columns);
      case 'other':
        for (const expression of relation.expressions) this.#expression(expression, tables, before);
        return withNames(UNKNOWN_TABLE, relation.columns);
    }
  }

  /** Where the value of an expression comes from. */
  #expression(
    { uses, queries }: Expression,
    tables: Tables,
    scope: Scope,
    weigh: (use: ColumnUse, origins: TableColumn['origins']) => TableColumn['origins'] = (_, origins) =>
      origins,
  ): TableColumn['origins'] {
    const origins = uses.map((use) => {
      const found = this.#found(use, scope);
      return weigh(use, found.kind === 'column' ? found.column.origins : undefined);
    });
    for (const { query, isValue } of queries) {
      const table = this.query(query, tables, scope);
      if (!isValue) continue;
      origins.push(table.isWhole ? mergedOrigins(table.columns.map((column) => column.origins)) : undefined);
    }
    return mergedOrigins(origins);
  }

  #found(use: ColumnUse, scope: Scope): Found {
    const found = columnIn(scope, use);
    const start = use.parts[0]?.span.start ?? 0;
    this.uses.set(start, { use, found });
    return found;
  }
}

/** The columns of `*`, or of `t.*`. */
function starOf(of: SqlName | undefined, { tables, shared }: Scope): SqlTable {
  if (of) return tables.find(({ name }) => name === of.text.toLowerCase())?.table ?? UNKNOWN_TABLE;
  const visible = tables.filter(({ isVisible }) => isVisible);
  const taken = new Set<string>();
  const columns = visible.flatMap(({ table }) =>
    table.columns.flatMap((column) => {
      const key = column.name?.toLowerCase();
      if (key === undefined || !shared.has(key)) return [column];
      if (taken.has(key)) return [];
      taken.add(key);
      return [sharedColumn(visible.flatMap((other) => columnNamed(other.table, key) ?? []))];
    }),
  );
  return { columns, isWhole: visible.length > 0 && visible.every(({ table }) => table.isWhole) };
}

/** A key of groups that are large enough. */
function grouped(column: TableColumn, { isGrouped, leastRows }: Select): TableColumn {
  return isGrouped && leastRows >= ENOUGH_ROWS ? { ...column, origins: blended(column.origins) } : column;
}

function unitedColumn(left: TableColumn, right: TableColumn): TableColumn {
  return {
    name: left.name,
    type: left.type === right.type ? left.type : undefined,
    origins: mergedOrigins([left.origins, right.origins]),
    span: left.span,
  };
}

/** A table whose first columns have other names. */
export function withNames(table: SqlTable, names: readonly SqlName[]): SqlTable {
  if (names.length === 0) return table;
  const columns = names.map(({ text, span }, index): TableColumn => {
    const column = table.isWhole ? table.columns[index] : undefined;
    return { name: text, span, type: column?.type, origins: column?.origins };
  });
  return {
    columns: table.isWhole ? [...columns, ...table.columns.slice(names.length)] : columns,
    isWhole: table.isWhole,
  };
}

/** A table in which each name is that of one column: the database gives others to those behind the first. */
function ofOwnNames({ columns, isWhole }: SqlTable): SqlTable {
  const taken = new Set<string>();
  return {
    isWhole,
    columns: columns.map((column) => {
      const key = column.name?.toLowerCase();
      if (key === undefined || !taken.has(key)) {
        if (key !== undefined) taken.add(key);
        return column;
      }
      return { ...column, name: undefined };
    }),
  };
}

function withoutOrigins({ columns, isWhole }: SqlTable): SqlTable {
  return { isWhole, columns: columns.map(withoutOrigin) };
}

function withoutOrigin(column: TableColumn): TableColumn {
  return { ...column, origins: undefined, type: undefined };
}

function aliasesOf({ columns }: SqlTable): ReadonlyMap<string, TableColumn> {
  return new Map(
    columns.flatMap((column) => (column.name === undefined ? [] : [[column.name.toLowerCase(), column]])),
  );
}
