import { scanCsv } from './csv-scan.ts';

/** The separators that programs write, the likeliest first. */
export const SEPARATORS = [';', ',', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How many records are compared: enough to see past titles above a table. */
const SAMPLE = 200;

/**
 * The separator of CSV text: the one that leaves the fewest broken quotes, then the one under which most records have
 * the same number of columns, then the one with the most columns.
 */
export function detectSeparator(text: string): Separator {
  const guesses = SEPARATORS.map((separator) => ({ separator, ...measure(text, separator) }));
  guesses.sort((a, b) => a.faults - b.faults || b.regularity - a.regularity || b.columns - a.columns);
  return guesses[0]?.separator ?? ';';
}

interface Measure {
  readonly faults: number;
  /** The share of records that have the commonest number of columns, of those with several (0–1). */
  readonly regularity: number;
  readonly columns: number;
}

function measure(text: string, separator: Separator): Measure {
  const { records, faults } = scanCsv(text, separator, 0, SAMPLE);
  const frequency = new Map<number, number>();
  for (const { length } of records) {
    if (length > 1) frequency.set(length, (frequency.get(length) ?? 0) + 1);
  }
  let columns = 1;
  let most = 0;
  for (const [length, count] of frequency) {
    if (count > most || (count === most && length > columns)) [columns, most] = [length, count];
  }
  return { faults: faults.length, regularity: records.length > 0 ? most / records.length : 0, columns };
}
