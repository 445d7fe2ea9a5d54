import type { ModelHints } from '../../learning/foreign/hints.ts';

/** What `vitruve/import-model` is given; see `schemas/tasks/import-model.schema.json`. */
export interface ImportModelInputs extends ModelHints {
  /** Absolute. */
  readonly model: string;
  /** Absolute. */
  readonly output: string;
  /** Absolute. */
  readonly data?: string;
  /** Columns of the table. */
  readonly predicted?: string;
  readonly probability?: string;
  readonly threads?: number;
}
