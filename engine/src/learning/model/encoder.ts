import { quantileOf } from '../quantile.ts';
import type { TableColumn, TableRows } from './table.ts';
import { datePartNames, dateValues, type DatePart } from './dates.ts';
import { fitWords, type WordWeights } from './words.ts';

/** How numbers are scaled, where a model needs it. */
export interface Scale {
  /** Takes the place of missing values, where a model cannot do without: the median. */
  readonly missing: number;
  /** A scaled value is `(value - shift) * scale`. */
  readonly shift: number;
  readonly scale: number;
}

/** How a column of a table, of a type, becomes numbers; fitted on training rows alone. */
export type Encoder =
  | ({ readonly by: 'value'; readonly type: 'number'; readonly name: string } & Scale)
  | {
      readonly by: 'categories';
      readonly type: 'text';
      readonly name: string;
      /** Each becomes a column of 0 and 1, in this order; others, and those never seen, are 0 in all of them. */
      readonly categories: readonly string[];
    }
  | ({
      readonly by: 'order';
      readonly type: 'text';
      readonly name: string;
      /** The first one is 0, the next one 1, and so on; others are missing. */
      readonly order: readonly string[];
    } & Scale)
  | ({ readonly by: 'words'; readonly type: 'text'; readonly name: string } & WordWeights)
  | {
      readonly by: 'date';
      readonly type: 'text';
      readonly name: string;
      readonly parts: readonly DatePart[];
      /** Of each number that the parts become. */
      readonly scales: readonly Scale[];
      /** A date in the middle of the training rows. */
      readonly typical: string;
    };

/** What somebody says of how a column is encoded. */
export type Encoding =
  | { readonly by: 'order'; readonly order: readonly string[] }
  | { readonly by: 'words'; readonly most: number }
  | { readonly by: 'date'; readonly parts: readonly DatePart[] };

/** By the names of columns. */
export type Encodings = ReadonlyMap<string, Encoding>;

/** Texts of a column that get a column of their own, at most: the most frequent ones. */
const MOST_CATEGORIES = 50;

/** Learns from training rows how to encode them: numbers as they are, and texts by their categories, unless an encoding says otherwise. */
export function fitEncoders({ columns }: TableRows, encodings: Encodings = new Map()): readonly Encoder[] {
  return columns.map((column) => encoderOf(column, encodings.get(column.name)));
}

function encoderOf(column: TableColumn, encoding: Encoding | undefined): Encoder {
  const { name } = column;
  if (column.type === 'number') return { by: 'value', type: 'number', name, ...scaleOf(column.values) };
  switch (encoding?.by) {
    case undefined:
      return { by: 'categories', type: 'text', name, categories: categoriesOf(column.values) };
    case 'order': {
      const { order } = encoding;
      const values = placesIn(order, column.values);
      return { by: 'order', type: 'text', name, order, ...scaleOf(values) };
    }
    case 'words':
      return { by: 'words', type: 'text', name, ...fitWords(column.values, encoding.most) };
    case 'date': {
      const { parts } = encoding;
      const dates = column.values.filter((text) => text !== '').sort();
      const typical = dates[Math.floor(dates.length / 2)] ?? '';
      const scales = dateValues(parts, column.values).map(scaleOf);
      return { by: 'date', type: 'text', name, parts, scales, typical };
    }
  }
}

/** The places of texts in an order; NaN for others. */
export function placesIn(order: readonly string[], texts: readonly string[]): Float64Array {
  const places = new Map(order.map((text, place) => [text, place]));
  return Float64Array.from(texts, (text) => places.get(text) ?? Number.NaN);
}

/** What is typical of a column: the median, the most frequent text, or a text without words. */
export function typicalOf(encoder: Encoder): number | string {
  switch (encoder.by) {
    case 'value':
      return encoder.missing;
    case 'categories':
      return encoder.categories[0] ?? '';
    case 'order':
      return encoder.order[Math.floor(encoder.missing)] ?? '';
    case 'words':
      return '';
    case 'date':
      return encoder.typical;
  }
}

/** What the numbers are called that a column becomes: `age`, `city=Lyon`, `comment: good`. */
function namesOf(encoder: Encoder): readonly string[] {
  switch (encoder.by) {
    case 'value':
    case 'order':
      return [encoder.name];
    case 'categories':
      return encoder.categories.map((category) => `${encoder.name}=${category}`);
    case 'words':
      return encoder.words.map((word) => `${encoder.name}: ${word}`);
    case 'date':
      return encoder.parts.flatMap(datePartNames).map((part) => `${encoder.name}: ${part}`);
  }
}

/** What the numbers are called that columns become. */
export function encodedNames(encoders: readonly Encoder[]): readonly string[] {
  return encoders.flatMap(namesOf);
}

/** How many numbers a column becomes. */
export function widthOf(encoder: Encoder): number {
  return namesOf(encoder).length;
}

function scaleOf(values: Float64Array): Scale {
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
