/** A host in a text. */
export interface HostName {
  readonly name: string;
  /** Offset in the text. */
  readonly start: number;
}
