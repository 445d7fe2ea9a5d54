/** A check that cannot be made; the message says why. The others are. */
export class CannotCheck extends Error {
  /** Whether the data is at fault, and not the suite: a column is missing. Then the check has failed. */
  readonly isOfData: boolean;

  constructor(message: string, isOfData = false) {
    super(message);
    this.isOfData = isOfData;
  }
}
