/** The place of a value in a script. */
export interface Context {
  /**
   * `word`: outside of quotes. `document`: in a here-document, whose text is taken as it is when it is `literal`. `other`: where only a value without any special character means the same everywhere: in `$'…'`,
   * in `` `…` ``, within `${…}`.
   */
  readonly kind: 'word' | 'double' | 'single' | 'document' | 'literal-document' | 'comment' | 'other';
}

/** Follows a script, so that it is known where a value stands. */
export interface ShellReader {
  /** Reads a text of the script. */
  read(text: string): void;
  /** Where what comes next stands. */
  context(): Context;
  /** Passes over a value, as it is written into the script. */
  value(written: string): void;
  /** True when a value ended the quotes or the document around it. */
  isBroken(): boolean;
}
