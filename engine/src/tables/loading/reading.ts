import type { TextEncoding } from '../text/encoding.ts';

/** What may separate columns; `space` is any number of them. */
export const SEPARATORS = [',', ';', 'tab', '|', 'space'] as const;

/** What somebody says of a file that is read; what is not said is detected. */
export interface Reading {
  readonly separator?: (typeof SEPARATORS)[number];
  readonly encoding?: TextEncoding;
  /** Whether the first row holds the names of columns. */
  readonly header?: boolean;
  /** Lines or rows before it. */
  readonly skip?: number;
  /** How many columns at the end of the header repeat to the right. */
  readonly repeat?: number;
  /** The name of a sheet of a workbook, or of a table of a database. */
  readonly sheet?: string;
  /** The name of a file in an archive. */
  readonly member?: string;
}
