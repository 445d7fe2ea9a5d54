import type { Predictions, RecommendedLists } from '../../learning/model/model.ts';
import type { TableRows } from '../../learning/model/table.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';

/** A model that is served. */
export interface Served {
  readonly notes: ModelNotes;
  /** SHA-256 of its file, in hexadecimal. */
  readonly hash: string;
  /** What answers name it by. */
  readonly version: string;
  readonly loadedAt: Date;
}

/** Rows with what the model says of them. */
export interface Answered {
  readonly served: Served;
  readonly table: TableRows;
  readonly predictions: Predictions | RecommendedLists;
}
