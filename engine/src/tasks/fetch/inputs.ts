/** What `vitruve/fetch` is given; see `schemas/tasks/fetch.schema.json`. */
export interface FetchInputs {
  readonly url: string;
  /** In hexadecimal, in any case of letters. */
  readonly sha256?: string;
  /** Absolute. */
  readonly output: string;
  readonly license?: string;
  /** Absolute. */
  readonly source?: string;
  /** `2Gi` */
  readonly maxSize?: string;
}
