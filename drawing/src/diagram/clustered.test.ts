import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagram, DiagramEdge, DiagramNode } from '@vitruve/manifests';
import { clustered, isCluster } from './clustered.ts';

function diagramOf(count: number, ends: readonly (readonly [number, number])[], group?: string): Diagram {
  return {
    direction: 'right',
    nodes: Array.from({ length: count }, (_, index): DiagramNode => {
      return {
        id: `n${index}`,
        label: `Node ${index}`,
        shape: 'box',
        tone: 'neutral',
        ...(group === undefined ? {} : { group }),
      };
    }),
    edges: ends.map(([from, to]): DiagramEdge => {
      return { from: `n${from}`, to: `n${to}`, line: 'solid', tone: 'neutral' };
    }),
    groups: group === undefined ? [] : [{ id: group, label: group }],
    legend: [],
  };
}

/** Rings of so many nodes each, the first of which all others are linked to. */
function rings(count: number, size: number): [number, number][] {
  return Array.from({ length: count * size }, (_, index): [number, number] => {
    const first = index - (index % size);
    return [index, index === first ? first + 1 : first];
  });
}

describe('clusters of a diagram', () => {
  it('are what is linked, named after the node with most links', () => {
    const { nodes, groups } = clustered(diagramOf(130, rings(6, 20)));
    assert.deepEqual(
      groups.map(({ label }) => label),
      ['Node 0', 'Node 20', 'Node 40', 'Node 60', 'Node 80', 'Node 100']
        .map((label) => `Around ${label}`)
        .concat('Few or no links'),
    );
    const [first, ...others] = nodes.slice(20, 40).map(({ group }) => group);
    assert.ok(others.every((group) => group === first));
    assert.equal(nodes.filter(({ group }) => group === groups.at(-1)?.id).length, 10);
  });

  it('are for many nodes only, in none or in one group', () => {
    const few = diagramOf(60, rings(3, 20));
    assert.equal(clustered(few), few);
    const { nodes, groups } = clustered(diagramOf(80, rings(4, 20), 'docs'));
    assert.ok(groups.filter(isCluster).every(({ parent }) => parent === 'docs'));
    assert.ok(nodes.every(({ group }) => group !== 'docs'));
    assert.equal(groups.filter((group) => !isCluster(group)).length, 1);
  });

  it('are none where nothing is linked', () => {
    const single = diagramOf(300, []);
    assert.equal(clustered(single), single);
  });

  it('hold every node once, none of them too many, and are the same every time', () => {
    const index = fc.integer({ min: 0, max: 149 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 400 }), (ends) => {
        const diagram = diagramOf(150, ends);
        const result = clustered(diagram);
        assert.deepEqual(clustered(diagram), result);
        assert.deepEqual(
          result.nodes.map(({ id }) => id),
          diagram.nodes.map(({ id }) => id),
        );
        assert.equal(new Set(result.groups.map(({ id }) => id)).size, result.groups.length);
        for (const { id } of result.groups) {
          const size = result.nodes.filter(({ group }) => group === id).length;
          assert.ok(size > 0 && (size <= 40 || id.startsWith('clusterless')), `${id} has ${size}`);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});
