import type { DriftMethod } from '../../learning/drift/method.ts';

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What `vitruve/drift` is given; see `schemas/tasks/drift.schema.json`. Paths are absolute. */
export interface DriftInputs {
  readonly current: string;
  readonly reference: string;
  /** All that both tables have otherwise. */
  readonly columns?: readonly string[];
  /** Not compared, and not told of. */
  readonly exclude?: readonly string[];
  /** For each column that of Evidently otherwise. */
  readonly method?: DriftMethod;
  /** Of the method, which must be given. */
  readonly threshold?: number;
  /** Of the columns that are compared; 0.5 otherwise. */
  readonly share?: number;
  /** Column of the current table by which its periods are compared as well. */
  readonly time?: string;
  /** How long they are, which requires `time`; months otherwise. */
  readonly every?: Period;
  /** A JSON file of the result. */
  readonly output?: string;
}
