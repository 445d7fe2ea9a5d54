/**
 * What the preview of a table and the extension that hosts it say to each other. Types only, as in `webviews/src/protocol.ts`.
 */
import type { TableProfile, TableRows } from '@vitruve/engine';

/** How rows are sorted; in the order of the file unless it is given. */
export interface RowOrder {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Which table of a file is shown, and what somebody says of the file. */
export interface ChosenReading {
  readonly sheet?: string;
  readonly member?: string;
  readonly encoding?: string;
  readonly separator?: string;
}

/** From the extension to the preview. */
export type ToTableView =
  | {
      readonly type: 'rows';
      readonly offset: number;
      /** Rows of a page. */
      readonly limit: number;
      readonly order: RowOrder | undefined;
      /** The condition that they satisfy. */
      readonly filter?: string | undefined;
      readonly reading: ChosenReading;
      readonly rows: TableRows;
    }
  /** How many columns have been looked at. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'profile'; readonly profile: TableProfile }
  /** For the user. */
  | { readonly type: 'fault'; readonly message: string };

/** From the preview to the extension. */
export type FromTableView =
  | { readonly type: 'ready' }
  | {
      readonly type: 'rows';
      readonly offset: number;
      readonly order?: RowOrder | undefined;
      readonly filter?: string | undefined;
    }
  | { readonly type: 'reading'; readonly reading: ChosenReading }
  | { readonly type: 'propose' }
  | { readonly type: 'text' }
  | { readonly type: 'failed'; readonly message: string };
