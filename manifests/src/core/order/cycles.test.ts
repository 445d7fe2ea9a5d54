import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cyclesOf, cyclicGroupsOf } from './cycles.ts';

function cycles(arrows: Readonly<Record<string, readonly string[]>>): readonly (readonly string[])[] {
  return cyclesOf(Object.keys(arrows), (node) => arrows[node] ?? []);
}

describe('cycles', () => {
  it('finds none in a tree, and passes over unknown nodes', () => {
    assert.deepEqual(cycles({ a: ['b', 'c'], b: ['c', 'gone'], c: [] }), []);
  });
  it('finds a node that leads to itself', () => {
    assert.deepEqual(cycles({ a: ['a'], b: [] }), [['a']]);
  });
  it('goes the shortest way round, from the first', () => {
    assert.deepEqual(cycles({ a: ['b'], b: ['c', 'd'], c: ['d'], d: ['a'] }), [['a', 'b', 'd']]);
  });
  it('finds each group once', () => {
    assert.deepEqual(cycles({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] }).length, 2);
  });
  it('groups all nodes that are in a cycle, also those off the shortest way', () => {
    const arrows: Readonly<Record<string, readonly string[]>> = {
      a: ['b'],
      b: ['c', 'd'],
      c: ['d'],
      d: ['a', 'e'],
      e: [],
      f: ['f'],
    };
    const groups = cyclicGroupsOf(Object.keys(arrows), (node) => arrows[node] ?? []);
    assert.deepEqual(groups.map((group) => group.toSorted().join('')).toSorted(), ['abcd', 'f']);
  });
  it('finds a cycle exactly when following the arrows comes back', () => {
    const graphs = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(graphs, (graph) => {
        const nodes = graph.map((_, index) => index);
        const next = (node: number): readonly number[] => graph[node] ?? [];
        const found = cyclesOf(nodes, next);
        for (const cycle of found) {
          for (const [index, node] of cycle.entries())
            assert.ok(next(node).includes(cycle[(index + 1) % cycle.length] ?? -1));
        }
        const comesBack = (start: number): boolean => {
          const seen = new Set<number>();
          const open = [...next(start)];
          for (let node = open.pop(); node !== undefined; node = open.pop()) {
            if (node === start) return true;
            if (seen.has(node) || node >= nodes.length) continue;
            seen.add(node);
            open.push(...next(node));
          }
          return false;
        };
        assert.equal(found.length > 0, nodes.some(comesBack));
      }),
    );
  });
  it('does not recurse', () => {
    const nodes = Array.from({ length: 100_000 }, (_, index) => index);
    assert.equal(cyclesOf(nodes, (node) => [(node + 1) % nodes.length])[0]?.length, 100_000);
  });
});
