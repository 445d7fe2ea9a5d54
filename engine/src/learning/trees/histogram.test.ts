import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Binned } from './bins.ts';
import { Histograms, type SplitLimits, type SplitPoint, type Targets } from './histogram.ts';
import { SOURCE_HASH } from './histograms-wasm.ts';

/** Four are filled at once, and one is left. */
const COLUMNS = [0, 1, 2, 3, 4];

/** A table of columns in bins, its targets, and the rows of a node. */
interface Node {
  readonly binned: Binned;
  readonly targets: Targets;
  readonly rows: Uint32Array;
}

/** Sums of few bits: they are exact in any order. */
const small = fc.integer({ min: -64, max: 64 }).map((value) => value / 8);

const node: fc.Arbitrary<Node> = fc
  .record({ count: fc.integer({ min: 1, max: 60 }), outputs: fc.integer({ min: 1, max: 3 }) })
  .chain(({ count, outputs }) => {
    const of = <T>(value: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
      fc.array(value, { minLength: length, maxLength: length });
    return fc.record({
      bins: of(of(fc.integer({ min: 0, max: 5 }), count), COLUMNS.length),
      weights: of(
        fc.integer({ min: 1, max: 8 }).map((value) => value / 4),
        count,
      ),
      sums: of(small, count * outputs),
      isOfNode: of(fc.boolean(), count),
      outputs: fc.constant(outputs),
    });
  })
  .map(({ bins, weights, sums, isOfNode, outputs }) => ({
    binned: {
      rows: weights.length,
      columns: bins.map((column) => Uint8Array.from(column)),
      edges: COLUMNS.map(() => Float32Array.of(1, 2, 3, 4, 5)),
    },
    targets: { outputs, weights: Float64Array.from(weights), sums: Float64Array.from(sums) },
    rows: Uint32Array.from(isOfNode.flatMap((isOf, row) => (isOf ? [row] : []))),
  }));

const limits: fc.Arbitrary<SplitLimits> = fc.record({
  minRows: fc.integer({ min: 1, max: 5 }),
  minWeight: fc.constantFrom(1e-3, 2),
  l2: fc.constantFrom(0, 1),
});

/** Rows, weight and sums of some rows. */
function totalsOf({ outputs, weights, sums }: Targets, rows: readonly number[]): Float64Array {
  const of = (value: (row: number) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
  return Float64Array.from({ length: outputs + 2 }, (_, at) =>
    at === 0
      ? rows.length
      : of((row) => (at === 1 ? (weights[row] ?? 0) : (sums[row * outputs + at - 2] ?? 0))),
  );
}

/** By how much a split after each edge helps; undefined where it leaves too little. */
function gainsOf(
  { binned, targets, rows }: Node,
  column: number,
  limits: SplitLimits,
): (number | undefined)[] {
  const score = (of: readonly number[]): number => {
    const [, weight = 0, ...sums] = totalsOf(targets, of);
    return sums.reduce((sum, value) => sum + value ** 2, 0) / (weight + limits.l2);
  };
  return [0, 1, 2, 3, 4].map((edge) => {
    const sides = [true, false].map((isLeft) =>
      [...rows].filter((row) => (binned.columns[column]?.[row] ?? 0) <= edge === isLeft),
    );
    const isEnough = sides.every((side) => {
      const [count = 0, weight = 0] = totalsOf(targets, side);
      return count >= limits.minRows && weight >= limits.minWeight;
    });
    return isEnough ? sides.reduce((sum, side) => sum + score(side), 0) - score([...rows]) : undefined;
  });
}

function bestOf(one: Node, limits: SplitLimits, prepare: (histograms: Histograms) => number): SplitPoint[] {
  const histograms = new Histograms(one.binned, one.targets, 2);
  const histogram = prepare(histograms);
  const totals = totalsOf(one.targets, [...one.rows]);
  return COLUMNS.flatMap((column) => histograms.bestSplit(histogram, column, totals, limits) ?? []);
}

function assertBest(one: Node, limits: SplitLimits, found: readonly SplitPoint[]): void {
  for (const column of COLUMNS) {
    const gains = gainsOf(one, column, limits);
    const best = Math.max(...gains.map((gain) => gain ?? 0));
    const split = found.find((each) => each.column === column);
    if (split) {
      assert.ok(Math.abs(split.gain - best) < 1e-9, `${split.gain} instead of ${best}`);
      assert.ok(Math.abs((gains[split.edge] ?? 0) - best) < 1e-9, 'the gain is that of another edge');
    } else assert.ok(best < 1e-9, `a gain of ${best} was not found`);
  }
}

describe('histograms', () => {
  it('were made of their source', () => {
    const source = readFileSync(new URL('../../../assembly/histograms.ts', import.meta.url));
    const hash = createHash('sha256').update(source).digest('hex');
    assert.equal(SOURCE_HASH, hash, 'run "npm run wasm"');
  });

  it('find the split that an exhaustive search finds, for one and several outputs', () => {
    fc.assert(
      fc.property(node, limits, (one, limits) => {
        const found = bestOf(one, limits, (histograms) => {
          const histogram = histograms.take();
          histograms.gather(one.rows);
          for (const column of COLUMNS) histograms.fill(histogram, column);
          return histogram;
        });
        assertBest(one, limits, found);
      }),
    );
  });

  it('of one child are those of the node without the other', () => {
    fc.assert(
      fc.property(node, limits, (whole, limits) => {
        const rows = Uint32Array.from({ length: whole.binned.rows }, (_, row) => row);
        const rest = { ...whole, rows: rows.filter((row) => !whole.rows.includes(row)) };
        const found = bestOf(rest, limits, (histograms) => {
          const [all, child] = [rows, whole.rows].map((of) => {
            const histogram = histograms.take();
            histograms.gather(of);
            histograms.fillAll(histogram);
            return histogram;
          });
          histograms.subtract(all ?? 0, child ?? 0);
          return all ?? 0;
        });
        assertBest(rest, limits, found);
      }),
    );
  });

  it('are no more than were asked for', () => {
    const targets = { outputs: 1, weights: Float64Array.of(1), sums: Float64Array.of(1) };
    const binned = { rows: 1, columns: [Uint8Array.of(0)], edges: [Float32Array.of(1)] };
    const histograms = new Histograms(binned, targets, 1);
    const only = histograms.take();
    assert.throws(() => histograms.take(), /there is no free histogram/u);
    histograms.release(only);
    assert.equal(histograms.take(), only);
  });
});
