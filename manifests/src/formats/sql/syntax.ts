import type { Span } from '../../core/text/span.ts';

/** A name as it is written in SQL. */
export interface SqlName {
  /** Without quotes. */
  readonly text: string;
  readonly span: Span;
  /** True for one in double quotes. */
  readonly isQuoted: boolean;
}

/** A place of an expression that names a column, by its parts: `amount`, `p.amount`, `p.address.zip`. */
export interface ColumnUse {
  readonly parts: readonly SqlName[];
  /** The functions around it, the innermost first, that make one value of many rows. */
  readonly aggregates: readonly string[];
}

/** What an expression names; how it calculates is not kept. */
export interface Expression {
  readonly uses: readonly ColumnUse[];
  readonly queries: readonly SubQuery[];
  /** The column that it is, if it is nothing else. */
  readonly column?: ColumnUse;
  /** The type that a cast around all of it gives. */
  readonly type?: string;
  /** True where it takes one value of many rows, such as `count(*)`. */
  readonly isAggregate: boolean;
  /** True where it may make several columns, as `unnest` of a structure does. */
  readonly isSeveral: boolean;
}

/** A query within an expression. */
export interface SubQuery {
  readonly query: Query;
  /** False where only whether there are rows counts. */
  readonly isValue: boolean;
}

/** A column of a result: an expression with its name, or the columns of tables. */
export type SelectItem =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: SqlName | undefined }
  | {
      readonly kind: 'star';
      readonly of: SqlName | undefined;
      readonly excluded: readonly SqlName[];
      readonly replaced: readonly { readonly expression: Expression; readonly name: SqlName }[];
      readonly renamed: readonly { readonly from: SqlName; readonly to: SqlName }[];
      readonly span: Span;
    };

/** Where rows come from. */
export type Relation = (
  | { readonly kind: 'table'; readonly name: SqlName }
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
  /** A function or file: what columns it has is not known. */
  | { readonly kind: 'other'; readonly expressions: readonly Expression[] }
) & { readonly alias: SqlName | undefined; readonly columns: readonly SqlName[] };

/** A relation with how it is joined to those before it. */
export interface Joined {
  readonly relation: Relation;
  readonly using: readonly SqlName[];
  readonly isNatural: boolean;
  /** False for the right side of `SEMI` and `ANTI` joins, whose columns the result does not have. */
  readonly isVisible: boolean;
  readonly on: Expression | undefined;
}

export interface Select {
  readonly kind: 'select';
  readonly items: readonly SelectItem[];
  readonly from: readonly Joined[];
  /** `WHERE`, `GROUP BY`, `HAVING`, `QUALIFY`, windows: what they name. */
  readonly conditions: readonly Expression[];
  readonly isGrouped: boolean;
  /** The rows that `HAVING count(*) >= n` asks of each group; 0 without such a condition. */
  readonly leastRows: number;
}

export interface SetOperation {
  readonly kind: 'set';
  readonly left: Body;
  readonly right: Body;
  readonly isByName: boolean;
  /** False for `EXCEPT`, whose result has no value of the right side. */
  readonly takesRight: boolean;
}

export interface Values {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

export type Body = Select | SetOperation | Values | { readonly kind: 'query'; readonly query: Query };

export interface Query {
  readonly tables: readonly CommonTable[];
  readonly body: Body;
  /** What `ORDER BY` and `LIMIT` name, which may be columns of the result. */
  readonly order: readonly Expression[];
  readonly span: Span;
}

/** A query with a name: `WITH name AS (…)`. */
export interface CommonTable {
  readonly name: SqlName;
  readonly columns: readonly SqlName[];
  readonly query: Query;
  readonly isRecursive: boolean;
}

/** A statement of a script. */
export type Statement =
  | { readonly kind: 'query'; readonly query: Query; readonly span: Span }
  | {
      readonly kind: 'create';
      readonly name: SqlName;
      readonly columns: readonly SqlName[];
      readonly query: Query;
      readonly span: Span;
    }
  /** Changes nothing that queries read: `SET`, `ANALYZE`. */
  | { readonly kind: 'neutral'; readonly span: Span }
  /** Not followed: what it makes, and what is after it, is not known. */
  | { readonly kind: 'other'; readonly span: Span; readonly at: number };
