/** What `vitruve/evaluate` is given; see `schemas/tasks/evaluate.schema.json`. Paths are absolute. */
export interface EvaluateInputs {
  readonly model: string;
  readonly data: string;
  /** Other models, measured on the same rows. */
  readonly compare?: readonly string[];
  /** That of the training otherwise. */
  readonly target?: string;
  /** Columns whose groups of rows are measured apart. */
  readonly slices?: readonly string[];
  /** Column of the groups within which rows are ranked. */
  readonly rankBy?: string;
  /** Rows of a group that the measures of its ranking look at. */
  readonly k?: number;
  /** Of a recommender: a table of what users chose before. */
  readonly history?: string;
  /** Of a recommender: a column that says how relevant a choice is. */
  readonly relevance?: string;
  readonly importance?: boolean;
  /** `rocAuc>=0.8` */
  readonly require?: readonly string[];
  /** A JSON file of the measures. */
  readonly output?: string;
  readonly seed?: number;
  readonly threads?: number;
}
