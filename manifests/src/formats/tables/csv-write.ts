import { encodeText } from '../../core/text/encode.ts';
import { withFormulaGuard } from './formula-guard.ts';
import type { Separator } from './csv-separator.ts';
import type { Sheet } from '../../core/sheet.ts';

export interface CsvFormat {
  readonly separator: Separator;
  /** `utf-8-bom` is what Excel needs to see that a file is UTF-8. */
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252';
}

/** What the spreadsheet programs of most countries write, and what those with a decimal comma do (France, Germany …). */
export const CSV_COMMA: CsvFormat = { separator: ',', encoding: 'utf-8' };
export const CSV_SEMICOLON: CsvFormat = { separator: ';', encoding: 'utf-8-bom' };

/**
 * Quoted when it holds any separator, a quote, an end of line or outer white space: of any separator, so that a reader
 * that has to guess the separator cannot be misled.
 */
const NEEDS_QUOTES = /[",;|\t\r\n]|^\s|\s$|^sep=/iu;

/**
 * The bytes of a CSV file (RFC 4180: lines end in CR LF). Reading them back gives the same texts, but for NUL, which
 * no CSV file can hold: U+FFFD is written in its place.
 * @throws UnencodableCharacter when the encoding is Windows-1252 and the sheet has other characters.
 */
export function writeCsv(sheet: Sheet, { separator, encoding }: CsvFormat): Uint8Array {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const lines = sheet.rows.map((row) => {
    const fields = row.map((cell) => field(cell.text));
    while (fields.length < width) fields.push('');
    return `${fields.join(separator)}\r\n`;
  });
  const text = lines.join('');
  return encoding === 'windows-1252'
    ? encodeText(text, encoding, false)
    : encodeText(text, 'utf-8', encoding === 'utf-8-bom');
}

function field(text: string): string {
  const guarded = withFormulaGuard(text).replaceAll('\0', '\uFFFD');
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
