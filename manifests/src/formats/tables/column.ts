/** A column of a table. */
export interface Column {
  readonly name: string;
  /** As DuckDB calls it; undefined where it is not known. */
  readonly type?: string;
}
