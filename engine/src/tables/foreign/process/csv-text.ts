import { closeSync, openSync, writeSync } from 'node:fs';
import { MOST_CELLS } from './limits.ts';

/** Characters that are written at once. */
const PIECE = 1024 * 1024;

/** A text that would be larger than a disk may hold. */
export class TooManyCells extends Error {}

/** Writes rows as a text in UTF-8 with commas, row by row. */
export class CsvText {
  readonly #file: number;
  readonly #missing: string;
  readonly #most: number;
  #text = '';
  #cells = 0;

  /**
   * @param missing how a missing value is written: without quotes, which all other values have.
   * @param most cells.
   */
  constructor(path: string, missing = '', most = MOST_CELLS * 1_000_000) {
    this.#missing = missing;
    this.#most = most;
    this.#file = openSync(path, 'w');
  }

  /** A row; null is a missing value. @throws TooManyCells */
  add(row: readonly (string | null)[]): void {
    this.#cells += row.length;
    if (this.#cells > this.#most) throw new TooManyCells();
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
