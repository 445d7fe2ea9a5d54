import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import { foldedAtFirst } from './folding.ts';

/** Nodes in groups `outer/inner`, so many in each. */
function diagramOf(outers: number, inners: number, nodes: number): Diagram {
  const outer = Array.from({ length: outers }, (_, at) => ({ id: `o${at}`, label: 'o' }));
  const inner = outer.flatMap(({ id }) =>
    Array.from({ length: inners }, (_, at) => ({ id: `${id}.${at}`, label: 'i', parent: id })),
  );
  return {
    direction: 'down',
    nodes: inner.flatMap(({ id }) =>
      Array.from({ length: nodes }, (_, at) => ({
        id: `${id}.${at}`,
        label: 'n',
        shape: 'box' as const,
        tone: 'neutral' as const,
        group: id,
      })),
    ),
    edges: [],
    groups: [...outer, ...inner],
    legend: [],
  };
}

const folded = (diagram: Diagram): number => foldedAtFirst(diagram).size;

describe('groups of a large diagram', () => {
  it('are folded below the last level that can be seen as a whole', () => {
    assert.equal(folded(diagramOf(1, 15, 19)), 15, 'the only group of all is open');
    assert.equal(folded(diagramOf(4, 15, 19)), 60, '60 boxes are seen');
    assert.equal(folded(diagramOf(4, 16, 19)), 68, '64 boxes would be too many');
  });

  it('are open in a diagram that is not large, except clusters', () => {
    const small = diagramOf(2, 5, 20);
    assert.equal(folded(small), 0);
    const cluster = { id: 'cluster a', label: 'Around a' };
    assert.deepEqual([...foldedAtFirst({ ...small, groups: [...small.groups, cluster] })], ['cluster a']);
  });
});
