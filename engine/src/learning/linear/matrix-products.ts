import { AssemblyMemory } from '../../assembly/memory.ts';
import type { Matrix } from './matrix.ts';
import { PRODUCTS_WASM } from './products-wasm.ts';

/** See `engine/assembly/products.ts`. All places are in bytes of the memory. */
interface Program {
  multiply(
    values: number,
    rows: number,
    columns: number,
    coefficients: number,
    outputs: number,
    scores: number,
  ): void;
  addProducts(
    values: number,
    rows: number,
    columns: number,
    errors: number,
    outputs: number,
    sums: number,
  ): void;
}

/** Turns the scores of rows into what their columns are multiplied by, in place. @param first of the rows. */
export type ErrorsOf = (scores: Float64Array, first: number, rows: number) => void;

/** Numbers that are copied into the memory at a time, and multiplied forth and back: they stay near the processor. */
const BLOCK = 2 ** 14;
/** The program takes so many rows at a time. */
const AT_A_TIME = 4;

/** Multiplies a matrix with coefficients, and itself with what follows from that, row by row. */
export class MatrixProducts {
  readonly #matrix: Matrix;
  readonly #outputs: number;
  /** Rows that are in the memory at a time. */
  readonly #block: number;
  readonly #program: Program;
  readonly #places: {
    readonly values: number;
    readonly coefficients: number;
    readonly scores: number;
    readonly sums: number;
  };
  readonly #values: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #scores: Float64Array;
  readonly #sums: Float64Array;

  constructor(matrix: Matrix, outputs: number) {
    const { columns } = matrix;
    this.#matrix = matrix;
    this.#outputs = outputs;
    this.#block = Math.max(AT_A_TIME, Math.floor(BLOCK / Math.max(1, columns) / AT_A_TIME) * AT_A_TIME);
    const memory = new AssemblyMemory();
    const layout = memory.layout();
    this.#places = {
      coefficients: layout.place(columns * outputs * 8),
      sums: layout.place(columns * outputs * 8),
      scores: layout.place(this.#block * outputs * 8),
      values: layout.place(this.#block * columns * 8),
    };
    const buffer = layout.claim();
    const { values, coefficients, scores, sums } = this.#places;
    this.#values = new Float64Array(buffer, values, this.#block * columns);
    this.#coefficients = new Float64Array(buffer, coefficients, columns * outputs);
    this.#scores = new Float64Array(buffer, scores, this.#block * outputs);
    this.#sums = new Float64Array(buffer, sums, columns * outputs);
    this.#program = memory.open(PRODUCTS_WASM) as Program;
  }

  /**
   * Sums up the columns of all rows, each times its error.
   * @param coefficients `outputs` numbers for each column, one column after the other.
   * @param sums as many, which are overwritten.
   */
  pass(coefficients: Float64Array, sums: Float64Array, errorsOf: ErrorsOf): void {
    const { rows, columns } = this.#matrix;
    transpose(coefficients, columns, this.#outputs, this.#coefficients);
    this.#sums.fill(0);
    for (let first = 0; first < rows; first += this.#block)
      this.#passBlock(first, Math.min(this.#block, rows - first), errorsOf);
    transpose(this.#sums, this.#outputs, columns, sums);
  }

  #passBlock(first: number, rows: number, errorsOf: ErrorsOf): void {
    const { columns } = this.#matrix;
    const outputs = this.#outputs;
    const { values, coefficients, scores, sums } = this.#places;
    this.#values.set(this.#matrix.values.subarray(first * columns, (first + rows) * columns));
    const taken = Math.ceil(rows / AT_A_TIME) * AT_A_TIME;
    this.#program.multiply(values, taken, columns, coefficients, outputs, scores);
    errorsOf(this.#scores, first, rows);
    this.#scores.fill(0, rows * outputs, taken * outputs);
    this.#program.addProducts(values, taken, columns, scores, outputs, sums);
  }
}

/** @param from rows of `width` numbers, one after the other. */
function transpose(from: Float64Array, height: number, width: number, into: Float64Array): void {
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      into[column * height + row] = from[row * width + column] ?? 0;
}
