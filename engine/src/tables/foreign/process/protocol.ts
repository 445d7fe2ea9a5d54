/** What is converted, and into what. */
export interface Conversion {
  readonly kind: 'workbook' | 'sqlite';
  /** Absolute path of the file. */
  readonly path: string;
  /** Absolute path of the text to write: UTF-8, commas between columns. */
  readonly to: string;
  /** A sheet or a table by its name; the first sheet, or the only table. */
  readonly table?: string;
}

export interface Converted {
  readonly table: string;
  /** Whether the first row of the text holds the names of columns for certain. */
  readonly hasNames: boolean;
}

export type ConversionAnswer =
  | { readonly converted: Converted }
  /** There is no such table; or several, and none was named. */
  | { readonly tables: readonly string[] }
  | { readonly empty: string }
  | { readonly fault: string };
