import assert from 'node:assert/strict';
import type { Diagram, DiagramFilter } from '@vitruve/manifests';
import { filtered } from './filtered.ts';

const DIAGRAM: Diagram = {
  direction: 'right',
  nodes: ['a', 'b', 'c', 'd', 'shared', 'other'].map((id) => ({
    id,
    label: id,
    shape: 'box',
    tone: 'neutral',
  })),
  edges: [
    { from: 'a', to: 'b', line: 'solid', tone: 'neutral' },
    { from: 'b', to: 'c', line: 'dotted', tone: 'neutral' },
    { from: 'a', to: 'shared', line: 'dotted', tone: 'neutral' },
    { from: 'c', to: 'other', line: 'solid', tone: 'neutral' },
  ],
  groups: [],
  legend: [],
};
const FILTERS: readonly DiagramFilter[] = [
  {
    id: 'status',
    label: 'Status',
    all: 'All',
    choices: [
      { value: 'good', label: 'Good', nodes: ['a', 'b', 'd'] },
      { value: 'bad', label: 'Bad', nodes: ['c'] },
    ],
  },
  {
    id: 'link',
    label: 'Links',
    all: 'All',
    choices: [
      { value: 'strong', label: 'Strong', edges: [0, 3] },
      { value: 'weak', label: 'Weak', edges: [1, 2] },
    ],
  },
];

const left = (chosen: Readonly<Record<string, string>>): readonly [string, number] => {
  const { nodes, edges } = filtered(DIAGRAM, FILTERS, chosen);
  return [nodes.map(({ id }) => id).join(' '), edges.length];
};

describe('filters of a diagram', () => {
  it('leave all where nothing is chosen, or something that is not there', () => {
    const all = 'a b c d shared other';
    assert.deepEqual(left({}), [all, 4]);
    assert.deepEqual(left({ status: '', link: 'gone' }), [all, 4]);
  });

  it('leave the nodes that are chosen, and what has no such property where these lead', () => {
    assert.deepEqual(left({ status: 'good' }), ['a b d shared', 2]);
    assert.deepEqual(left({ status: 'bad' }), ['c other', 1]);
  });

  it('leave nodes that are chosen together with links, though no such link leads to them', () => {
    const state: DiagramFilter = {
      id: 'state',
      label: 'State',
      all: 'All',
      choices: [{ value: 'now', label: 'Now', nodes: ['a', 'b', 'd'], edges: [0] }],
    };
    const { nodes, edges } = filtered(DIAGRAM, [state], { state: 'now' });
    assert.deepEqual([nodes.map(({ id }) => id).join(' '), edges.length], ['a b d', 1]);
  });

  it('leave the links that are chosen, with their ends', () => {
    assert.deepEqual(left({ link: 'strong' }), ['a b c other', 2]);
    assert.deepEqual(left({ link: 'weak', status: 'good' }), ['a shared', 1]);
  });
});
