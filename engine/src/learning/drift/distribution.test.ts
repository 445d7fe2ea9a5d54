import assert from 'node:assert/strict';
import { distributionOf, type Distribution, type Intervals } from './distribution.ts';

const ofNumbers = (reference: readonly number[], current: readonly number[]): Distribution | undefined =>
  distributionOf({
    kind: 'number',
    reference: Float64Array.from(reference),
    current: Float64Array.from(current),
  });

function intervals(reference: readonly number[], current: readonly number[]): Intervals {
  const found = ofNumbers(reference, current);
  assert.equal(found?.of, 'intervals');
  return found;
}

const range = (length: number, from = 0, step = 1): readonly number[] =>
  Array.from({ length }, (_, index) => from + index * step);

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

describe('distributions', () => {
  it('counts few numbers one by one, in their order', () => {
    assert.deepEqual(ofNumbers([10, 2, 2], [2, 3]), {
      of: 'values',
      values: [2, 3, 10],
      others: 0,
      reference: [2, 0, 1],
      current: [1, 1, 0],
    });
    assert.equal(ofNumbers(range(12), [1])?.of, 'values');
    assert.equal(ofNumbers(range(12), [12])?.of, 'intervals');
  });

  it('has round limits, the same for both tables, and counts every value once', () => {
    const tenths = intervals(range(31, 0, 0.1), [1.25, 2.999]);
    assert.deepEqual(tenths.edges.slice(0, 5), [0, 0.1, 0.2, 0.3, 0.4]);
    assert.deepEqual([sum(tenths.reference), sum(tenths.current)], [31, 2]);
    assert.deepEqual(tenths.isOpen, [false, false]);
    for (const [from, step] of [
      [-5000, 37],
      [1e9, 1],
      [3e-9, 1e-10],
      [0, 1e300],
    ] as const) {
      const { edges, reference } = intervals(range(100, from, step), [from]);
      assert.ok(edges.length >= 11 && edges.length <= 33, String(edges.length));
      assert.ok((edges[0] ?? 0) <= from && (edges.at(-1) ?? 0) >= from + 99 * step * (1 - 1e-12));
      assert.equal(sum(reference), 100);
    }
  });

  it('puts a value on a limit into the interval that begins there, and the largest into the last one', () => {
    const { edges, reference } = intervals(range(61), [0]);
    assert.deepEqual(edges.slice(0, 3), [0, 2, 4]);
    assert.deepEqual([reference[0], reference[1], reference.at(-1)], [2, 2, 3]);
  });

  it('counts a few extreme values in the outermost intervals', () => {
    const usual = range(1000, 0, 0.1);
    const { edges, isOpen, reference, current } = intervals([...usual, 1e6], usual);
    assert.deepEqual(isOpen, [false, true]);
    assert.ok((edges.at(-1) ?? 0) <= 100);
    assert.deepEqual([sum(reference), sum(current)], [1001, 1000]);
    const many = intervals([...usual, ...range(20, 1e6)], usual);
    assert.ok((many.edges.at(-1) ?? 0) >= 1e6, 'so many are not extreme');
  });

  it('shows no intervals of numbers that are too large', () => {
    assert.equal(ofNumbers([...range(20), -1e308], [1e308]), undefined);
    assert.equal(ofNumbers(range(13, 0, Number.MIN_VALUE), [0]), undefined);
  });

  it('keeps the most frequent texts of either table, and counts the others together', () => {
    const texts = (counts: Readonly<Record<string, number>>): readonly string[] =>
      Object.entries(counts).flatMap(([text, count]) => new Array<string>(count).fill(text));
    const few = distributionOf({
      kind: 'text',
      reference: texts({ shop: 3, web: 5 }),
      current: texts({ phone: 2, web: 1 }),
    });
    assert.deepEqual(few, {
      of: 'values',
      values: ['web', 'shop', 'phone'],
      others: 0,
      reference: [5, 3, 0],
      current: [1, 0, 2],
    });
    const rare = Object.fromEntries(range(20).map((index) => [`c${index}`, 2]));
    const many = distributionOf({ kind: 'text', reference: texts(rare), current: texts({ new: 9, c3: 1 }) });
    assert.ok(many?.of === 'values');
    assert.equal(many.values.length, 11);
    assert.equal(many.others, 10);
    assert.ok(many.values.includes('new') && many.values.includes('c3'));
    assert.deepEqual([sum(many.reference), sum(many.current)], [40, 10]);
    const twelve = Object.fromEntries(range(12).map((index) => [`c${index}`, 1]));
    const all = distributionOf({ kind: 'text', reference: texts(twelve), current: ['c0'] });
    assert.deepEqual(all?.of === 'values' && [all.values.length, all.others], [12, 0]);
  });
});
