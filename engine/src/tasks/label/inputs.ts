/** What `vitruve/label` is given; see `schemas/tasks/label.schema.json`. Paths are absolute. */
export interface LabelInputs {
  readonly predictions: string;
  readonly truth: string;
  readonly value: string;
  readonly output: string;
  readonly as?: string;
  readonly id?: string;
  readonly predictionId?: string;
}
