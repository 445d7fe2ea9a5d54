import { scanCsv } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';

/** Characters at the beginning of a table in which its separator is detected. */
const SAMPLE = 20_000;

/**
 * The names in the first line of a table. Undefined where it is more likely data: a number or a repeated or empty name is no header.
 */
export function headerIn(text: string): readonly string[] | undefined {
  const separator = detectSeparator(text.slice(0, SAMPLE));
  const [first = []] = scanCsv(text, separator, 0, 1).records;
  const names = first.map((name) => name.trim());
  const keys = new Set(names.map((name) => name.toLowerCase()));
  const isHeader = keys.size === names.length && names.every((name) => name !== '' && !isNumber(name));
  return isHeader ? names : undefined;
}

function isNumber(text: string): boolean {
  return /^[+-]?\d[\d\s.,/:T-]*$/u.test(text);
}
