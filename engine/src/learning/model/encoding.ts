import type { Matrix } from '../linear/matrix.ts';
import type { Features } from '../trees/bins.ts';
import { dateValues } from './dates.ts';
import { encodedNames, placesIn, widthOf, type Encoder, type Scale } from './encoder.ts';
import type { TableColumn, TableRows } from './table.ts';
import { wordsOf } from './words.ts';

/** Columns for trees: 32-bit numbers as they are, NaN where they are missing. */
export function treeFeatures(encoders: readonly Encoder[], table: TableRows): Features {
  return {
    rows: table.rows,
    columns: encoders.flatMap((encoder) => featuresOf(encoder, columnOf(table, encoder))),
  };
}

function featuresOf(encoder: Encoder, { values }: TableColumn): readonly Float32Array[] {
  const texts = values as readonly string[];
  switch (encoder.by) {
    case 'value':
      return [Float32Array.from(values as Float64Array)];
    case 'order':
      return [Float32Array.from(placesIn(encoder.order, texts))];
    case 'date':
      return dateValues(encoder.parts, texts).map((own) => Float32Array.from(own));
    case 'categories':
      return encoder.categories.map((category) =>
        Float32Array.from(texts, (text) => (text === category ? 1 : 0)),
      );
    case 'words': {
      const columns = encoder.words.map(() => new Float32Array(texts.length));
      for (const [row, text] of texts.entries())
        for (const [place, weight] of wordsOf(encoder, text)) {
          const column = columns[place];
          if (column) column[row] = weight;
        }
      return columns;
    }
  }
}

/** Rows for sums of columns: scaled, without missing values. */
export function scaledMatrix(encoders: readonly Encoder[], table: TableRows): Matrix {
  const columns = encodedNames(encoders).length;
  const values = new Float64Array(table.rows * columns);
  let at = 0;
  for (const encoder of encoders) {
    write(encoder, columnOf(table, encoder), { values, columns, at });
    at += widthOf(encoder);
  }
  return { rows: table.rows, columns, values };
}

/** Where the numbers of a column go: from a place of each row on. */
interface Part {
  readonly values: Float64Array;
  readonly columns: number;
  readonly at: number;
}

function write(encoder: Encoder, column: TableColumn, { values, columns, at }: Part): void {
  const texts = column.values as readonly string[];
  switch (encoder.by) {
    case 'value':
      writeScaled(column.values as Float64Array, encoder, { values, columns, at });
      return;
    case 'order':
      writeScaled(placesIn(encoder.order, texts), encoder, { values, columns, at });
      return;
    case 'date':
      for (const [index, own] of dateValues(encoder.parts, texts).entries()) {
        const scale = encoder.scales[index];
        if (scale) writeScaled(own, scale, { values, columns, at: at + index });
      }
      return;
    case 'categories': {
      const places = new Map(encoder.categories.map((category, index) => [category, at + index]));
      for (const [row, text] of texts.entries()) {
        const place = places.get(text);
        if (place !== undefined) values[row * columns + place] = 1;
      }
      return;
    }
    case 'words':
      for (const [row, text] of texts.entries())
        for (const [place, weight] of wordsOf(encoder, text)) values[row * columns + at + place] = weight;
  }
}

function writeScaled(
  given: Float64Array,
  { missing, shift, scale }: Scale,
  { values, columns, at }: Part,
): void {
  for (const [row, own] of given.entries()) {
    const value = Number.isNaN(own) ? missing : own;
    values[row * columns + at] = (value - shift) * scale;
  }
}

/** The column of an encoder. @throws Error when the table has none of its name and type: whoever reads tables makes sure of it. */
function columnOf({ columns }: TableRows, { name, type }: Encoder): TableColumn {
  const column = columns.find((each) => each.name === name && each.type === type);
  if (!column) throw new Error(`there is no column "${name}" of the type ${type}`);
  return column;
}
