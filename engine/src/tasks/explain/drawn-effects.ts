import type { Explanation } from '../../learning/explanation/explain.ts';
import type { TableRows } from '../../learning/model/table.ts';

/** Effects of the columns that matter most, for charts. */
export interface DrawnEffects {
  /** The one with the largest mean size first. */
  readonly columns: readonly DrawnColumn[];
  /** Rows of each column. */
  readonly rows: number;
}

export interface DrawnColumn {
  readonly name: string;
  /** One for each row; null where there is none. All of them are numbers or texts. */
  readonly values: readonly (number | string | null)[];
  /** One for each row. */
  readonly effects: readonly number[];
}

const MOST_COLUMNS = 12;
/** More points hide each other. */
const MOST_ROWS = 500;

/** @param names of the columns, the one with the largest mean size first. */
export function drawnEffects(
  { rows, columns }: TableRows,
  { effects }: Pick<Explanation, 'effects'>,
  names: readonly string[],
): DrawnEffects {
  const stride = Math.ceil(rows / MOST_ROWS);
  const drawn = Array.from({ length: Math.ceil(rows / stride) }, (_, index) => index * stride);
  const drawnColumns = names.slice(0, MOST_COLUMNS).flatMap((name): readonly DrawnColumn[] => {
    const place = columns.findIndex((column) => column.name === name);
    const column = columns[place];
    if (!column) return [];
    return [
      {
        name,
        values: drawn.map((row) => {
          const value = column.values[row] ?? '';
          return value === '' || Number.isNaN(value) ? null : value;
        }),
        effects: drawn.map((row) => effects[row * columns.length + place] ?? 0),
      },
    ];
  });
  return { rows: drawn.length, columns: drawnColumns };
}

/** How many levels of values are told apart. */
export const LEVELS = 5;

/**
 * How large each value is among the others: 0 for the lowest fifth of the different values, 4 for the highest. False is the lowest and
 * true the highest; other texts have no level, and missing values neither.
 */
export function levelsOf({ values }: DrawnColumn): readonly (number | null)[] {
  const known = [...new Set(values)].filter((value) => value !== null);
  const isTruth = known.every((value) => value === 'true' || value === 'false');
  const numbers = known.map((value) => (isTruth ? Number(value === 'true') : value));
  if (numbers.some((value) => typeof value !== 'number')) return values.map(() => null);
  const sorted = numbers.map(Number).sort((a, b) => a - b);
  const ranks = new Map(sorted.map((value, rank) => [value, rank]));
  const last = Math.max(1, sorted.length - 1);
  return values.map((value) => {
    if (value === null) return null;
    const rank = ranks.get(isTruth ? Number(value === 'true') : Number(value)) ?? 0;
    return Math.min(LEVELS - 1, Math.floor((rank / last) * LEVELS));
  });
}
