import assert from 'node:assert/strict';
import type { Diagram, DiagramEdge, DiagramNode } from '@vitruve/manifests';
import { narrowerDirection } from './direction.ts';

function diagramOf(count: number, ends: readonly (readonly [number, number])[]): Diagram {
  return {
    direction: 'right',
    nodes: Array.from({ length: count }, (_, index): DiagramNode => {
      return { id: `n${index}`, label: `Node ${index}`, shape: 'box', tone: 'neutral' };
    }),
    edges: ends.map(([from, to]): DiagramEdge => {
      return { from: `n${from}`, to: `n${to}`, line: 'solid', tone: 'neutral' };
    }),
    groups: [],
    legend: [],
  };
}

const chain = (length: number): [number, number][] =>
  Array.from({ length: length - 1 }, (_, index) => [index, index + 1]);

describe('the direction in which a diagram is narrower', () => {
  it('is down for what follows each other, and right for what is beside each other', () => {
    assert.equal(narrowerDirection(diagramOf(8, chain(8))), 'down');
    const fan = Array.from({ length: 12 }, (_, index): [number, number] => [0, index + 1]);
    assert.equal(narrowerDirection(diagramOf(13, fan)), 'right');
  });

  it('counts the longest way, whatever the order of nodes and edges', () => {
    // The last of the chain is also linked from its first.
    const ends: [number, number][] = [[0, 5], ...chain(6).reverse(), [0, 6], [0, 7]];
    assert.equal(narrowerDirection(diagramOf(8, ends)), 'down');
  });

  it('ends on cycles, and ignores nodes that nothing is linked to', () => {
    assert.equal(narrowerDirection(diagramOf(40, [...chain(6), [5, 0], [3, 3]])), 'down');
    assert.equal(narrowerDirection(diagramOf(5, [])), 'down');
  });

  it('ignores edges that lead nowhere', () => {
    assert.equal(narrowerDirection(diagramOf(3, [...chain(3), [0, 99]])), 'down');
  });
});
