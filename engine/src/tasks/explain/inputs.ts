/** What `vitruve/explain` is given; see `schemas/tasks/explain.schema.json`. Paths are absolute. */
export interface ExplainInputs {
  readonly model: string;
  readonly data: string;
  readonly output: string;
  /** A table of rows to compare with. */
  readonly background?: string;
  readonly class?: string;
  /** From 1. */
  readonly row?: number;
  readonly rows?: number;
  readonly sample?: number;
  readonly reasons?: number;
  readonly seed?: number;
  readonly threads?: number;
}
