import { detectSeparator, isHeader, scanCsv } from '@vitruve/manifests';
import type { Reading } from './reading.ts';

/** How a text is split into rows and columns. */
export interface CsvShape {
  readonly separator: string;
  readonly hasHeader: boolean;
  /** Lines before the first row. */
  readonly skipped: number;
  readonly names: readonly string[];
  /** Whether rows are of several lengths: what is missing at their ends is empty. */
  readonly isRagged: boolean;
}

/** Rows that are looked at. */
const SAMPLE = 2000;

/**
 * How a text is split into rows and columns, by its beginning and what is said of it.
 * @param text whole lines, without a byte order mark; with a tab in the place of each run of spaces that separates columns.
 */
export function shapeOf(text: string, reading: Reading): CsvShape {
  const { skip = 0, header } = reading;
  const begun = withoutLines(text, skip);
  const separator =
    reading.separator === undefined
      ? detectSeparator(begun)
      : reading.separator === 'tab' || reading.separator === 'space'
        ? '\t'
        : reading.separator;
  const { records } = scanCsv(begun, separator, 0, SAMPLE);
  const [first = []] = records;
  const hasHeader = header ?? isHeader(records);
  const lengths = new Set(records.slice(hasHeader ? 1 : 0).map(({ length }) => length));
  const width = Math.max(first.length, ...lengths);
  const lines = first.reduce((count, cell) => count + cell.split('\n').length - 1, 1);
  return {
    separator,
    hasHeader,
    skipped: skip + (hasHeader ? lines : 0),
    names: namesOf(hasHeader ? first : [], width, reading.repeat),
    isRagged: lengths.size > 1 || (lengths.size === 1 && !lengths.has(width)),
  };
}

/**
 * The names of columns, each of them once. Behind the end of the header come its last names again, if they repeat.
 * @param repeat how many of them repeat.
 */
export function namesOf(header: readonly string[], width: number, repeat = 0): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(width, header.length) }, (_, index) => {
    const own = header[index]?.trim().replace(/\s+/gu, ' ') ?? '';
    const behind = index - header.length;
    const again =
      behind >= 0 && repeat > 0 ? header[header.length - repeat + (behind % repeat)]?.trim() : undefined;
    const wanted =
      again === undefined ? own || `column${index + 1}` : `${again} ${Math.floor(behind / repeat) + 2}`;
    let name = wanted;
    // SQL does not tell capitals from small letters.
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** A text without its first lines. */
export function withoutLines(text: string, count: number): string {
  let from = 0;
  for (let line = 0; line < count; line++) {
    const end = text.indexOf('\n', from);
    if (end < 0) return '';
    from = end + 1;
  }
  return text.slice(from);
}
