import { permutation, Random } from '../random.ts';

/** Numbers of rows, one array for each column; NaN where a value is missing. */
export interface Features {
  readonly rows: number;
  readonly columns: readonly Float32Array[];
}

/** Features as the numbers of their bins: what trees are grown on. */
export interface Binned {
  readonly rows: number;
  /** The bin of each row, one array for each column. Missing values are in the bin after the last edge. */
  readonly columns: readonly Uint8Array[];
  /** For each column, where it can be split, in ascending order: bin `b` holds what is at most edge `b`, and above the one before. */
  readonly edges: readonly Float32Array[];
}

/** Edges of a column: a byte holds its bins, that of missing values among them. */
const MOST_EDGES = 255;
/** Rows that quantiles are taken from, as in scikit-learn: more change them little. */
const SAMPLE = 200_000;
/** The edge that has all numbers below it, and missing values alone above. */
const LARGEST = Math.fround(3.4028234663852886e38);

/**
 * Puts values into bins of about as many rows each, or of one value each where there are few. Edges are values that occur: they
 * are exact as 32-bit numbers, in a file as well.
 * @param features of finite numbers and NaN.
 */
export function binned({ rows, columns }: Features, seed: number): Binned {
  const sample = rows > SAMPLE ? permutation(rows, new Random(seed)).subarray(0, SAMPLE) : undefined;
  const edges = columns.map((column) => edgesOf(column, sample));
  return { rows, edges, columns: columns.map((column, index) => binsOf(column, edges[index])) };
}

function edgesOf(column: Float32Array, sample: Uint32Array | undefined): Float32Array {
  const values = sample ? Float32Array.from(sample, (row) => column[row] ?? Number.NaN) : column.slice();
  // NaN comes last.
  values.sort();
  let count = values.length;
  while (count > 0 && Number.isNaN(values[count - 1])) count--;
  const hasMissing = column.some((value) => Number.isNaN(value));
  const most = MOST_EDGES - (hasMissing ? 1 : 0);
  const found = distinct(values, count, most) ?? quantiles(values, count, most);
  // What is at most the largest value is all of them.
  if (!hasMissing) return found.subarray(0, -1);
  const edges = new Float32Array(found.length);
  edges.set(found.subarray(0, -1));
  if (edges.length > 0) edges[edges.length - 1] = LARGEST;
  return edges;
}

/** The values that occur; undefined if they are too many. */
function distinct(sorted: Float32Array, count: number, most: number): Float32Array | undefined {
  const found: number[] = [];
  for (let at = 0; at < count; at++) {
    const value = sorted[at] ?? 0;
    if (at > 0 && value === found.at(-1)) continue;
    if (found.length === most) return undefined;
    found.push(value);
  }
  return Float32Array.from(found);
}

function quantiles(sorted: Float32Array, count: number, most: number): Float32Array {
  const found: number[] = [];
  for (let bin = 1; bin <= most; bin++) {
    const value = sorted[Math.ceil((bin * count) / most) - 1] ?? 0;
    if (value !== found.at(-1)) found.push(value);
  }
  return Float32Array.from(found);
}

function binsOf(column: Float32Array, edges: Float32Array = new Float32Array()): Uint8Array {
  const bins = new Uint8Array(column.length);
  const last = edges.length;
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? Number.NaN;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // Not "above": a missing value is at most no edge.
      if (value <= (edges[middle] ?? 0)) high = middle;
      else low = middle + 1;
    }
    bins[row] = low;
  }
  return bins;
}
