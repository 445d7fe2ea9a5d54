/** A fault of an expression, with its place in it. */
export interface PromqlFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** What was meant, where that is known. */
  readonly suggestion?: string;
}
