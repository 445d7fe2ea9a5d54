import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { dominatorsFrom } from './dominators.ts';
import { reachedFrom } from './reached.ts';

describe('order/dominators', () => {
  it('is the last node that all ways have in common', () => {
    const arrows: Readonly<Record<string, readonly string[]>> = {
      a: ['b', 'c'],
      b: ['d'],
      c: ['d'],
      d: ['e'],
      e: ['b', 'f'],
    };
    assert.deepEqual(Object.fromEntries(dominatorsFrom('a', (node) => arrows[node] ?? [])), {
      b: 'a',
      c: 'a',
      d: 'a',
      e: 'd',
      f: 'e',
    });
  });

  it('equals what removing each node cuts off', () => {
    const graphs = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(graphs, (graph) => {
        const next = (node: number): readonly number[] => graph[node] ?? [];
        const reached = new Set([0, ...reachedFrom(0, next)]);
        const found = dominatorsFrom(0, next);
        const dominates = (one: number, other: number): boolean =>
          one === other ||
          one === 0 ||
          (other !== 0 && !reachedFrom(0, (node) => next(node).filter((to) => to !== one)).has(other));
        for (const node of reached) {
          if (node === 0) continue;
          const strict = [...reached].filter((one) => one !== node && dominates(one, node));
          // Of those that dominate a node, the immediate one is dominated by all others.
          const immediate = strict.find((one) => strict.every((other) => dominates(other, one)));
          assert.equal(found.get(node), immediate, JSON.stringify({ graph, node }));
        }
        assert.equal(found.size, reached.size - 1);
      }),
    );
  });

  it('does not recurse', () => {
    const end = 100_000;
    const found = dominatorsFrom(0, (node) => (node < end ? [node + 1] : []));
    assert.equal(found.get(end), end - 1);
  });
});
