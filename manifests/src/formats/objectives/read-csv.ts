import { t } from '@vscode/l10n';
import { scanCsv } from '../tables/csv-scan.ts';
import { detectSeparator } from '../tables/csv-separator.ts';
import { numberOfCell, timeOfCell } from './cell.ts';
import {
  increasesOf,
  ratioProblem,
  readNames,
  type Measurements,
  type Sample,
  type Unmeasured,
} from './measurements.ts';
import type { FileSource, Indicator } from './model.ts';

/** Characters in which the separator is detected. */
const SAMPLE = 20_000;

/** The measurements of a table with a header. Rows of one time all count, except those that are there twice in all their cells. */
export function readCsvMeasurements(
  text: string,
  source: FileSource,
  indicator: Indicator,
  zone: string,
): Measurements | Unmeasured {
  const separator = detectSeparator(text.slice(0, SAMPLE));
  const [header = [], ...rows] = scanCsv(text, separator).records;
  const names = header.map((name) => name.trim().toLowerCase());
  const placeOf = (name: string): number => names.indexOf(name.trim().toLowerCase());
  if (!source.time) return { reason: t('Missing "time": the column of the time of each row') };
  const conditions = source.where.map(({ key, value }) => ({
    name: key.text,
    text: value?.type === 'scalar' ? value.text : '',
  }));
  const read = [source.time.text, ...readNames(indicator), ...conditions.map(({ name }) => name)];
  const missing = read.find((name) => placeOf(name) === -1);
  if (missing !== undefined) return { reason: t('No column "{0}"', missing) };
  const [time = 0, ...columns] = [source.time.text, ...readNames(indicator)].map(placeOf);
  const reader = new RowReader({ time, columns, separator }, { source, indicator, zone });
  for (const [index, row] of rows.entries()) {
    const isMeant = conditions.every(({ name, text: value }) => row[placeOf(name)]?.trim() === value);
    if (isMeant && row.some((cell) => cell.trim() !== '')) reader.add(row, index + 2);
  }
  return reader.measurements();
}

class RowReader {
  readonly #samples: Sample[] = [];
  readonly #seen = new Set<string>();
  #skipped = 0;
  #repeated = 0;
  #firstSkipped: string | undefined;

  constructor(
    private readonly places: {
      readonly time: number;
      readonly columns: readonly number[];
      readonly separator: string;
    },
    private readonly meant: {
      readonly source: FileSource;
      readonly indicator: Indicator;
      readonly zone: string;
    },
  ) {}

  add(row: readonly string[], number: number): void {
    const { time: timePlace, columns, separator } = this.places;
    const { source, indicator, zone } = this.meant;
    const time = timeOfCell(row[timePlace] ?? '', zone, source.dates);
    if (time === undefined) {
      this.#skip(number, t('"{0}" is not a date', row[timePlace] ?? ''));
      return;
    }
    const cells = columns.map((column) => row[column] ?? '');
    const numbers = cells.flatMap((cell) => numberOfCell(cell, separator !== ',') ?? []);
    const wrong = cells.find((cell) => numberOfCell(cell, separator !== ',') === undefined);
    const problem =
      wrong === undefined ? ratioProblem(indicator, numbers) : t('"{0}" is not a number', wrong);
    if (problem !== undefined) {
      this.#skip(number, problem);
      return;
    }
    const key = row.join('\u0000');
    if (this.#seen.has(key)) {
      this.#repeated++;
      return;
    }
    this.#seen.add(key);
    this.#samples.push({ time, numbers });
  }

  measurements(): Measurements {
    const sorted = this.#samples.toSorted((a, b) => a.time - b.time);
    return {
      samples: this.meant.source.isCounter ? increasesOf(sorted) : sorted,
      skipped: this.#skipped,
      repeated: this.#repeated,
      ...(this.#firstSkipped === undefined ? {} : { firstSkipped: this.#firstSkipped }),
    };
  }

  #skip(number: number, reason: string): void {
    this.#skipped++;
    this.#firstSkipped ??= t('row {0}: {1}', number, reason);
  }
}
