import type { Matrix } from '../linear/matrix.ts';
import { quantileOf } from '../quantile.ts';
import type { Features } from '../trees/bins.ts';
import type { TableColumn, TableRows } from './table.ts';

/** How a column of a table becomes numbers; fitted on training rows alone. */
export type Encoder =
  | {
      readonly type: 'number';
      readonly name: string;
      /** Takes the place of missing values, where a model cannot do without: the median. */
      readonly missing: number;
      /** A scaled value is `(value - shift) * scale`. */
      readonly shift: number;
      readonly scale: number;
    }
  | {
      readonly type: 'text';
      readonly name: string;
      /** Each becomes a column of 0 and 1, in this order; others, and those never seen, are 0 in all of them. */
      readonly categories: readonly string[];
    };

/** Texts of a column that get a column of their own, at most: the most frequent ones. */
const MOST_CATEGORIES = 50;

/** Learns from training rows how to encode them. */
export function fitEncoders({ columns }: TableRows): readonly Encoder[] {
  return columns.map((column) =>
    column.type === 'number'
      ? { type: 'number', name: column.name, ...scaleOf(column.values) }
      : { type: 'text', name: column.name, categories: categoriesOf(column.values) },
  );
}

/** What is typical of a column: the median, or the most frequent text. */
export function typicalOf(encoder: Encoder): number | string {
  return encoder.type === 'number' ? encoder.missing : (encoder.categories[0] ?? '');
}

function scaleOf(values: Float64Array): {
  readonly missing: number;
  readonly shift: number;
  readonly scale: number;
} {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return { missing: 0, shift: 0, scale: 1 };
  const missing = quantileOf(known, 0.5);
  const sum = known.reduce((all, value) => all + value, 0) + missing * (values.length - known.length);
  const shift = sum / values.length;
  const squares =
    known.reduce((all, value) => all + (value - shift) ** 2, 0) +
    (missing - shift) ** 2 * (values.length - known.length);
  const deviation = Math.sqrt(squares / values.length);
  // A constant column tells nothing, whatever it is divided by.
  return { missing, shift, scale: deviation > 0 && Number.isFinite(1 / deviation) ? 1 / deviation : 1 };
}

function categoriesOf(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, often], [b, other]) => other - often || (a < b ? -1 : 1))
    .slice(0, MOST_CATEGORIES)
    .map(([value]) => value);
}

/** What the numbers are called that columns become: `age`, `city=Lyon`. */
export function encodedNames(encoders: readonly Encoder[]): readonly string[] {
  return encoders.flatMap((encoder) =>
    encoder.type === 'number'
      ? [encoder.name]
      : encoder.categories.map((category) => `${encoder.name}=${category}`),
  );
}

/** Columns for trees: 32-bit numbers as they are, NaN where they are missing. */
export function treeFeatures(encoders: readonly Encoder[], table: TableRows): Features {
  return {
    rows: table.rows,
    columns: encoders.flatMap((encoder) => {
      const column = columnOf(table, encoder);
      if (encoder.type === 'number')
        return [Float32Array.from(column.type === 'number' ? column.values : [])];
      const { values } = column;
      return encoder.categories.map((category) =>
        Float32Array.from({ length: table.rows }, (_, row) => (values[row] === category ? 1 : 0)),
      );
    }),
  };
}

/** Rows for sums of columns: scaled, without missing values. */
export function scaledMatrix(encoders: readonly Encoder[], table: TableRows): Matrix {
  const columns = encodedNames(encoders).length;
  const values = new Float64Array(table.rows * columns);
  let at = 0;
  for (const encoder of encoders) {
    const column = columnOf(table, encoder);
    if (encoder.type === 'number') {
      for (let row = 0; row < table.rows; row++) {
        const given = column.type === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN;
        const value = Number.isNaN(given) ? encoder.missing : given;
        values[row * columns + at] = (value - encoder.shift) * encoder.scale;
      }
      at++;
      continue;
    }
    const places = new Map(encoder.categories.map((category, index) => [category, at + index]));
    for (let row = 0; row < table.rows; row++) {
      const place = places.get(String(column.values[row] ?? ''));
      if (place !== undefined) values[row * columns + place] = 1;
    }
    at += encoder.categories.length;
  }
  return { rows: table.rows, columns, values };
}

/** The column of an encoder. @throws Error when the table has none of its name and type: whoever reads tables makes sure of it. */
function columnOf({ columns }: TableRows, { name, type }: Encoder): TableColumn {
  const column = columns.find((each) => each.name === name && each.type === type);
  if (!column) throw new Error(`there is no column "${name}" of the type ${type}`);
  return column;
}
