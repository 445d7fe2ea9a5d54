import { closeSync, openSync, writeSync } from 'node:fs';

/** Characters that are written at once. */
const PIECE = 1024 * 1024;

/** Writes rows as a text in UTF-8 with commas, row by row. */
export class CsvText {
  readonly #file: number;
  readonly #missing: string;
  #text = '';

  /** @param missing how a missing value is written: without quotes, which all other values have. */
  constructor(path: string, missing = '') {
    this.#missing = missing;
    this.#file = openSync(path, 'w');
  }

  /** A row; null is a missing value. */
  add(row: readonly (string | null)[]): void {
    this.#text += `${row.map((cell) => (cell === null ? this.#missing : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
    if (this.#text.length > PIECE) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#text);
    this.#text = '';
  }
}
