/** A table of who chose what, one choice in a row. */
export interface ChoiceRows {
  /** Empty where it is missing. */
  readonly users: readonly string[];
  readonly items: readonly string[];
  /** How much each choice counts, such as a rating or a quantity; 1 each otherwise. */
  readonly weights?: Float64Array | undefined;
  /** How relevant each choice is where lists are measured; all alike otherwise. */
  readonly relevance?: Float64Array | undefined;
  /** When it was made, in any unit. */
  readonly times?: Float64Array | undefined;
}

/** The columns that the rows come from. */
export interface ChoiceColumns {
  readonly user: string;
  readonly item: string;
  readonly weight?: string | undefined;
  readonly relevance?: string | undefined;
}

/** All that a recommender is trained by. */
export interface RecommenderRequest {
  readonly rows: ChoiceRows;
  readonly columns: ChoiceColumns;
  /** Items of a list. */
  readonly k: number;
  /** Similar items that are kept of each item, at most. */
  readonly neighbors: number;
  /** Share of the last choices that are held out, where there are times. */
  readonly test: number;
  readonly seed: number;
  readonly threads: number;
  /** Of Vitruve. */
  readonly version: string;
}

/** What stands between the items of a history. */
export const SEPARATOR = '|';

/** The input of the file: a history of items, with `|` between them. */
export const HISTORY = 'history';
