import type { Span } from '../../core/text/span.ts';

/** The column of an input that a value comes from. */
export interface Origin {
  /** The name of the input in lower case. */
  readonly table: string;
  /** As the input has it, or as it is written where that is not known. */
  readonly column: string;
  /** True if only groups of at least 11 rows, or all rows together, tell something of it. */
  readonly isBlended: boolean;
}

/** A column of a table as SQL sees it. */
export interface TableColumn {
  /** Undefined for a value without a name of its own, such as `a + 1`. */
  readonly name: string | undefined;
  readonly type: string | undefined;
  /** Where its values come from, by table and column; undefined where that is not known. */
  readonly origins: ReadonlyMap<string, Origin> | undefined;
  /** Where its name is written; undefined for a column of an input. */
  readonly span: Span | undefined;
}

/** What is known of a table. */
export interface SqlTable {
  readonly columns: readonly TableColumn[];
  /** False where it may have more columns. */
  readonly isWhole: boolean;
  /** The input that it is, in lower case. */
  readonly input?: string;
}

export const UNKNOWN_TABLE: SqlTable = { columns: [], isWhole: false };

/** The first column of a name. */
export function columnNamed({ columns }: SqlTable, name: string): TableColumn | undefined {
  const key = name.toLowerCase();
  return columns.find((column) => column.name?.toLowerCase() === key);
}

/** An input with the columns of its file. */
export function inputTable(
  name: string,
  columns: readonly { readonly name: string; readonly type?: string }[],
  isWhole: boolean,
): SqlTable {
  const input = name.toLowerCase();
  return { input, isWhole, columns: columns.map((column) => inputColumn(input, column.name, column.type)) };
}

/** A column of an input. */
export function inputColumn(input: string, name: string, type?: string): TableColumn {
  const origin: Origin = { table: input, column: name, isBlended: false };
  return { name, type, origins: new Map([[originKey(origin), origin]]), span: undefined };
}

/** Origins together; unknown if one of them is. A column that tells of single rows on one way does so. */
export function mergedOrigins(
  all: readonly (ReadonlyMap<string, Origin> | undefined)[],
): ReadonlyMap<string, Origin> | undefined {
  const merged = new Map<string, Origin>();
  for (const origins of all) {
    if (!origins) return undefined;
    for (const [key, origin] of origins) {
      const known = merged.get(key);
      if (!known || (known.isBlended && !origin.isBlended)) merged.set(key, origin);
    }
  }
  return merged;
}

/** Origins of which only many rows together tell something. */
export function blended(
  origins: ReadonlyMap<string, Origin> | undefined,
): ReadonlyMap<string, Origin> | undefined {
  return origins && new Map([...origins].map(([key, origin]) => [key, { ...origin, isBlended: true }]));
}

function originKey({ table, column }: Origin): string {
  return `${table} ${column.toLowerCase()}`;
}
