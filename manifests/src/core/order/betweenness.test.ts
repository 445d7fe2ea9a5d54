import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { betweennessOf } from './betweenness.ts';
import { shortestWay } from './shortest-way.ts';

/** All shortest ways from one node to another, by trying all ways of the least length. */
function shortestWays(graph: readonly (readonly number[])[], from: number, to: number): number[][] {
  let ways = [[from]];
  for (let length = 0; length < graph.length; length++) {
    ways = ways.flatMap((way) => (graph[way.at(-1) ?? 0] ?? []).map((other) => [...way, other]));
    const done = ways.filter((way) => way.at(-1) === to);
    if (done.length > 0) return done;
  }
  return [];
}

describe('order/betweenness', () => {
  it('is highest in the middle', () => {
    const arrows: Readonly<Record<string, readonly string[]>> = { a: ['c'], b: ['c'], c: ['d', 'e'] };
    const { shares, pairs } = betweennessOf(['a', 'b', 'c', 'd', 'e'], (node) => arrows[node] ?? []);
    assert.equal(shares.get('c'), 4);
    assert.equal(shares.get('a'), 0);
    assert.equal(pairs, 8);
  });

  it('equals what all shortest ways say', () => {
    const graphs = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(graphs, (graph) => {
        const nodes = graph.map((_, node) => node);
        const within = graph.map((others) => others.filter((other) => other < graph.length));
        const { shares, pairs } = betweennessOf(nodes, (node) => within[node] ?? []);
        const expected = nodes.map(() => 0);
        let count = 0;
        for (const from of nodes) {
          for (const to of nodes) {
            if (from === to) continue;
            const ways = shortestWays(within, from, to);
            assert.equal(shortestWay(from, to, (node) => within[node] ?? [])?.length, ways[0]?.length);
            if (ways.length > 0) count++;
            for (const way of ways)
              for (const node of way.slice(1, -1)) expected[node] = (expected[node] ?? 0) + 1 / ways.length;
          }
        }
        assert.equal(pairs, count);
        for (const node of nodes)
          assert.ok(Math.abs((shares.get(node) ?? 0) - (expected[node] ?? 0)) < 1e-9, JSON.stringify(graph));
      }),
    );
  });
});
