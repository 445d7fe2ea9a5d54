/** A fault of an expression, with its place in it. */
export interface PromqlFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** The suggested replacement, if there is one. */
  readonly suggestion?: string;
  /** True for what another server reads whose language is larger. */
  readonly isForeign?: boolean;
}
