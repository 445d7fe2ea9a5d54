/** What a service takes on, so that no request can fill the memory or hold it up for others. */
export interface ServeLimits {
  /** Of the body of a request. */
  readonly bytes: number;
  /** Requests that are worked on at once. */
  readonly atOnce: number;
  /** Requests that wait for their turn; one more is refused. */
  readonly waiting: number;
  /** Milliseconds from the first byte of a request to its answer. */
  readonly time: number;
  /** What must come of a body in each stretch of so many milliseconds. */
  readonly pace: { readonly bytes: number; readonly every: number };
}

export const SERVE_LIMITS: ServeLimits = {
  bytes: 32 * 1024 * 1024,
  atOnce: 2,
  waiting: 8,
  time: 60_000,
  pace: { bytes: 16 * 1024, every: 5000 },
};
