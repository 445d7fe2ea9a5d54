import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import type { GraphvizOutput } from './graphviz-output.ts';
import { overlaps, separateNodes } from './separate-nodes.ts';

const SOURCE = { uri: 'file:///a.yaml', start: 1, end: 2 };
const DIAGRAM: Diagram = {
  direction: 'down',
  nodes: ['a', 'b'].map((id) => ({
    id,
    label: id,
    shape: 'box',
    tone: 'neutral',
    source: SOURCE,
    group: 'g',
  })),
  edges: [{ from: 'a', to: 'b', line: 'solid', tone: 'neutral', label: 'https', source: SOURCE }],
  groups: [{ id: 'g', label: 'G' }],
  legend: [],
};

function output(first: string, second: string): GraphvizOutput {
  return {
    bb: '0,0,500,500',
    objects: [
      { name: 'n0', pos: first },
      { name: 'n1', pos: second },
    ],
  };
}
const APART = output('100,100', '400,100');
const OVER = output('100,100', '105,110');

describe('layouts of graphviz', () => {
  it('are made again without room for labels where nodes lie over each other', () => {
    const asked: (string | undefined)[] = [];
    const laidOut = (diagram: Diagram, labelled: GraphvizOutput, other: GraphvizOutput): GraphvizOutput =>
      separateNodes(diagram, ({ edges: [edge] }) => {
        asked.push(edge?.label);
        return edge?.label === '' ? other : labelled;
      });
    assert.equal(laidOut(DIAGRAM, OVER, APART), APART);
    assert.deepEqual(asked.splice(0), ['https', '']);
    assert.equal(laidOut(DIAGRAM, APART, OVER), APART);
    assert.deepEqual(asked.splice(0), ['https']);
    assert.equal(laidOut(DIAGRAM, OVER, OVER), OVER);
    assert.equal(laidOut({ ...DIAGRAM, groups: [] }, OVER, APART), OVER);
  });

  it('have nodes beside each other, which may touch', () => {
    const at = (x: number, y: number) => ({ id: `${x} ${y}`, x, y, width: 100, height: 40 });
    assert.equal(overlaps({ nodes: [at(0, 0), at(99, 0), at(0, 39), at(300, 300)] }), false);
    assert.equal(overlaps({ nodes: [at(300, 0), at(0, 0), at(90, 30)] }), true);
    assert.equal(overlaps({ nodes: [at(0, 0), at(50, 500), at(10, 10)] }), true);
    assert.equal(overlaps({ nodes: [] }), false);
  });
});
