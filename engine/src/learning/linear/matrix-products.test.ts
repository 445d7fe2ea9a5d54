import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Random } from '../random.ts';
import { LogLosses } from './log-losses.ts';
import { MatrixProducts } from './matrix-products.ts';
import { SOURCE_HASH } from './products-wasm.ts';

/** Numbers between -1 and 1. */
function drawn(count: number, random: Random): Float64Array {
  return Float64Array.from({ length: count }, () => random.next() * 2 - 1);
}

describe('products of a matrix', () => {
  it('were made of their source', () => {
    const source = readFileSync(new URL('../../../assembly/products.ts', import.meta.url));
    const hash = createHash('sha256').update(source).digest('hex');
    assert.equal(SOURCE_HASH, hash, 'run "npm run wasm"');
  });

  it('are those of its rows one by one, for even and odd columns, few rows and several blocks', () => {
    const random = new Random(3);
    for (const [rows, columns, outputs] of [
      [1, 1, 1],
      [5, 2, 3],
      [7, 9, 2],
      [11, 5000, 1],
      [1001, 33, 4],
    ] as const) {
      const values = drawn(rows * columns, random);
      const coefficients = drawn(columns * outputs, random);
      const seen: number[] = [];
      const products = new MatrixProducts({ rows, columns, values }, outputs);
      const expected = new Float64Array(columns * outputs);
      for (let row = 0; row < rows; row++)
        for (let output = 0; output < outputs; output++) {
          let score = 0;
          for (let column = 0; column < columns; column++)
            score += (values[row * columns + column] ?? 0) * (coefficients[column * outputs + output] ?? 0);
          for (let column = 0; column < columns; column++) {
            const at = column * outputs + output;
            expected[at] = (expected[at] ?? 0) + score * score * (values[row * columns + column] ?? 0);
          }
        }
      // The second pass finds nothing of the first one.
      for (let pass = 0; pass < 2; pass++) {
        const sums = new Float64Array(columns * outputs).fill(7);
        products.pass(coefficients, sums, (scores, first, count) => {
          seen.push(...Array.from({ length: count }, (_, row) => first + row));
          for (let at = 0; at < count * outputs; at++) scores[at] = (scores[at] ?? 0) ** 2;
        });
        for (const [at, sum] of sums.entries())
          assert.ok(Math.abs(sum - (expected[at] ?? 0)) < 1e-9, `${rows} × ${columns}: ${sum} at ${at}`);
      }
      const each = Array.from({ length: rows }, (_, row) => row);
      assert.deepEqual(seen, [...each, ...each]);
    }
  });
});

describe('log losses', () => {
  it('are those of the rows one by one, whatever their weights, and however many', () => {
    const random = new Random(5);
    const losses = new LogLosses();
    let expected = 0;
    for (let row = 0; row < 5000; row++) {
      const weight = [0.5, 2, 0][Math.floor(row / 1500)] ?? 1;
      const [lack, factor] = [random.next(), 1 + 99 * random.next()];
      losses.add(weight, lack, factor);
      expected += weight * (lack + Math.log(factor));
    }
    assert.ok(Math.abs(losses.total() - expected) < 1e-8);
    assert.equal(losses.total(), losses.total());
  });
});
