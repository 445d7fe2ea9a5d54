import assert from 'node:assert/strict';
import type { Diagram, DiagramGroup } from '@vitruve/manifests';
import { suitsMermaid } from './suits-mermaid.ts';

interface Given {
  /** Labels of nodes that are linked in their order. */
  readonly labels: readonly string[];
  /** The groups of these nodes. */
  readonly in?: readonly (string | undefined)[];
  readonly groups?: readonly DiagramGroup[];
}

function chain({ labels, in: within = [], groups = [] }: Given): Diagram {
  return {
    direction: 'right',
    nodes: labels.map((label, at) => ({
      id: String(at),
      label,
      shape: 'box',
      tone: 'neutral',
      ...(within[at] === undefined ? {} : { group: within[at] }),
    })),
    edges: labels
      .slice(1)
      .map((_, at) => ({ from: String(at), to: String(at + 1), line: 'solid', tone: 'neutral' })),
    groups,
    legend: [],
  };
}

describe('diagrams for mermaid', () => {
  const groups = [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ];

  it('are small, with arrows within their groups', () => {
    assert.equal(suitsMermaid(chain({ labels: ['one', 'two', 'three'] })), true);
    assert.equal(suitsMermaid(chain({ labels: ['one', 'two'], in: ['a', 'a'], groups })), true);
    assert.equal(suitsMermaid(chain({ labels: Array.from({ length: 201 }, String) })), false);
  });

  it('have no arrow that leaves a group, and no group within another', () => {
    assert.equal(suitsMermaid(chain({ labels: ['one', 'two'], in: ['a', 'b'], groups })), false);
    assert.equal(suitsMermaid(chain({ labels: ['one', 'two'], in: ['a'], groups })), false);
    const nested = [...groups, { id: 'c', label: 'C', parent: 'a' }];
    assert.equal(suitsMermaid(chain({ labels: ['one', 'two'], in: ['c', 'c'], groups: nested })), false);
  });

  it('have no name that would be broken anywhere', () => {
    assert.equal(suitsMermaid(chain({ labels: ['data/generated/customers.parquet', 'two'] })), false);
    assert.equal(suitsMermaid(chain({ labels: ['Programme de production de Paris', 'two'] })), true);
  });
});
