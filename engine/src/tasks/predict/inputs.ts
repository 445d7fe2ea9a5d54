/** What `vitruve/predict` is given; see `schemas/tasks/predict.schema.json`. Paths are absolute. */
export interface PredictInputs {
  readonly model: string;
  readonly data: string;
  readonly output: string;
  readonly threads?: number;
}
