/** What is wrong with a record, and where: row and column count from 1. */
export interface CsvFault {
  readonly fault: 'open-quote' | 'stray-quote';
  readonly row: number;
  readonly column: number;
}

export interface CsvRecords {
  readonly records: readonly (readonly string[])[];
  readonly faults: readonly CsvFault[];
}

/**
 * Splits CSV text (RFC 4180) into records. Lenient, so that nothing is lost: a quote inside an unquoted field and text
 * after a closing quote are kept as they stand and reported. A quoted field that is never closed ends with its line
 * when it would otherwise swallow the rest of the file.
 * @param from where the first record begins.
 * @param most how many records to read.
 */
export function scanCsv(text: string, separator: string, from = 0, most = Infinity): CsvRecords {
  return new CsvScanner(text, separator, from).scan(most);
}

const QUOTE = '"';

class CsvScanner {
  readonly #text: string;
  readonly #separator: string;
  readonly #faults: CsvFault[] = [];
  readonly #records: string[][] = [];
  #at: number;
  #record: string[] = [];
  /** Where closing quotes are looked for at most; before any open quote once one was not closed, so that looking stays linear. */
  #lastQuote: number;

  constructor(text: string, separator: string, from: number) {
    this.#text = text;
    this.#separator = separator;
    this.#at = from;
    this.#lastQuote = text.lastIndexOf(QUOTE);
  }

  scan(most: number): CsvRecords {
    while (this.#at < this.#text.length && this.#records.length < most) {
      this.#record = [];
      do this.#record.push(this.#field());
      while (this.#skipSeparator());
      this.#records.push(this.#record);
      this.#skipLineEnd();
    }
    return { records: this.#records, faults: this.#faults };
  }

  #field(): string {
    if (this.#text[this.#at] !== QUOTE) {
      const written = this.#untilDelimiter();
      if (written.includes(QUOTE)) this.#report('stray-quote');
      return written;
    }
    const start = this.#at;
    const closing = this.#closingQuote(start + 1);
    if (closing === undefined) {
      this.#report('open-quote');
      return this.#untilDelimiter();
    }
    const inner = this.#text.slice(start + 1, closing).replaceAll('""', QUOTE);
    this.#at = closing + 1;
    const rest = this.#untilDelimiter();
    if (rest !== '') this.#report('stray-quote');
    return inner + rest;
  }

  #closingQuote(from: number): number | undefined {
    for (let at = from; at <= this.#lastQuote; at += 2) {
      at = this.#text.indexOf(QUOTE, at);
      if (at === -1) break;
      if (this.#text[at + 1] !== QUOTE) return at;
    }
    this.#lastQuote = Math.min(this.#lastQuote, from - 1);
    return undefined;
  }

  #untilDelimiter(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#isDelimiter(this.#text[this.#at])) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #isDelimiter(character: string | undefined): boolean {
    return character === this.#separator || character === '\n' || character === '\r';
  }

  #skipSeparator(): boolean {
    if (this.#text[this.#at] !== this.#separator) return false;
    this.#at++;
    return true;
  }

  #skipLineEnd(): void {
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
  }

  #report(fault: CsvFault['fault']): void {
    this.#faults.push({ fault, row: this.#records.length + 1, column: this.#record.length + 1 });
  }
}
