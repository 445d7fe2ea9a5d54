/** What `vitruve/model-card` is given; see `schemas/tasks/model-card.schema.json`. Paths are absolute. */
export interface ModelCardInputs {
  /** A manifest, or a model. */
  readonly model: string;
  /** JSON files of measures. */
  readonly evaluation?: readonly string[];
  readonly form?: 'card' | 'annex-iv';
  readonly output: string;
}
