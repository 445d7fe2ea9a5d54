/** A cell of one of a document's matrices, and what shall be in it. */
export interface CellOrder {
  /** Index of the matrix in the document. */
  readonly matrix: number;
  /** Index of the row among the activities. */
  readonly activity: number;
  /** Index of the role. */
  readonly role: number;
  readonly letters: readonly string[];
}
