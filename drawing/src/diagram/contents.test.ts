import assert from 'node:assert/strict';
import type { Diagram, DiagramGroup } from '@vitruve/manifests';
import { contents } from './contents.ts';

/** What is in what: `a` is a node in the group `A`, `b` one in `B`, and so on. */
function placed(groups: readonly DiagramGroup[], nodes = groups.map(({ id }) => id.toLowerCase())): unknown {
  const diagram: Diagram = {
    direction: 'down',
    nodes: nodes.map((id) => ({ id, label: id, shape: 'box', tone: 'neutral', group: id.toUpperCase() })),
    edges: [],
    groups,
    legend: [],
  };
  const { nodesIn, groupsIn } = contents(diagram);
  const ids = (of: ReadonlyMap<string | undefined, readonly { readonly id: string }[]>): unknown =>
    [...of].map(([group, all]) => [group, all.map(({ id }) => id)]);
  return { nodes: ids(nodesIn), groups: ids(groupsIn) };
}

describe('diagram/contents', () => {
  it('are groups in groups, and nodes in them', () => {
    assert.deepEqual(
      placed([
        { id: 'A', label: 'A' },
        { id: 'B', label: 'B', parent: 'A' },
      ]),
      {
        nodes: [
          ['A', ['a']],
          ['B', ['b']],
        ],
        groups: [
          [undefined, ['A']],
          ['A', ['B']],
        ],
      },
    );
  });

  it('are outside of all groups where the group is not there', () => {
    assert.deepEqual(placed([{ id: 'A', label: 'A', parent: 'GHOST' }], ['a', 'x']), {
      nodes: [
        ['A', ['a']],
        [undefined, ['x']],
      ],
      groups: [[undefined, ['A']]],
    });
  });

  it('lead nowhere in a circle', () => {
    assert.deepEqual(
      placed([
        { id: 'A', label: 'A', parent: 'B' },
        { id: 'B', label: 'B', parent: 'A' },
        { id: 'C', label: 'C', parent: 'C' },
      ]),
      {
        nodes: [
          ['A', ['a']],
          ['B', ['b']],
          ['C', ['c']],
        ],
        groups: [
          ['B', ['A']],
          [undefined, ['B', 'C']],
        ],
      },
    );
  });

  it('leave out groups that hold nothing', () => {
    assert.deepEqual(placed([{ id: 'A', label: 'A' }], []), { nodes: [], groups: [] });
  });
});
