import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { areSameArrows, arrowsBetween, arrowsOf, nextOf, sizeOf } from './arrows.ts';

const graphs = fc.array(fc.array(fc.nat(6), { maxLength: 5 }), { minLength: 7, maxLength: 7 });

describe('order/arrows', () => {
  it('keeps the arrows of each node in their order, each once', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const arrows = arrowsOf(graph.length, (node) => graph[node] ?? []);
        assert.equal(sizeOf(arrows), graph.length);
        for (const [node, others] of graph.entries())
          assert.deepEqual([...nextOf(arrows, node)], [...new Set(others)]);
      }),
    );
  });

  it('leaves out arrows to what is not among the nodes', () => {
    const { arrows, places } = arrowsBetween(['a', 'b'], (node) => (node === 'a' ? ['gone', 'b'] : []));
    assert.deepEqual([...nextOf(arrows, 0)], [1]);
    assert.equal(places.get('b'), 1);
  });

  it('tells graphs apart by their arrows and by the order of these', () => {
    fc.assert(
      fc.property(graphs, graphs, (one, other) => {
        const arrows = [one, other].map((graph) => arrowsOf(graph.length, (node) => graph[node] ?? []));
        const texts = arrows.map((list) => JSON.stringify([[...list.first], [...list.to]]));
        const [first, second] = arrows;
        assert.ok(first && second);
        assert.equal(areSameArrows(first, second), texts[0] === texts[1]);
        assert.ok(
          areSameArrows(
            first,
            arrowsOf(one.length, (node) => one[node] ?? []),
          ),
        );
      }),
    );
  });
});
