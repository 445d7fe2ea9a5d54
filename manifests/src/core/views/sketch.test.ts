import assert from 'node:assert/strict';
import { Sketch, type Line } from './sketch.ts';

const LINE: Line = { line: 'solid', tone: 'neutral' };

function sketchOf(...names: readonly string[]): Sketch {
  const sketch = new Sketch('file:///a.yaml');
  for (const label of names) sketch.node({ id: sketch.ids.of(label), label, shape: 'box', tone: 'neutral' });
  return sketch;
}

describe('views/sketch', () => {
  it('draws a circle of steps in red and reports it; what is merely used may lead back', () => {
    const sketch = sketchOf('a', 'b', 'c');
    sketch.step({ ...LINE, from: 'a', to: 'b', label: 'healthy' });
    sketch.step({ ...LINE, from: 'b', to: 'a' });
    sketch.step({ ...LINE, from: 'b', to: 'c' });
    sketch.edge({ ...LINE, from: 'c', to: 'b' });
    const { edges, legend } = sketch.diagram();
    assert.deepEqual(
      edges.map(({ label, tone }) => [label, tone]),
      [
        ['cycle · healthy', 'bad'],
        ['cycle', 'bad'],
        [undefined, 'neutral'],
        [undefined, 'neutral'],
      ],
    );
    assert.deepEqual(
      legend.map(({ tone }) => tone),
      ['bad'],
    );
  });

  it('draws a step that leads to itself in red', () => {
    const sketch = sketchOf('a');
    sketch.step({ ...LINE, from: 'a', to: 'a' });
    assert.deepEqual(
      sketch.diagram().edges.map(({ label }) => label),
      ['cycle'],
    );
  });

  it('lets many arrows meet in one node', () => {
    const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
    const sketch = sketchOf(...names);
    const ends = (part: readonly string[]): { first: readonly string[]; last: readonly string[] } => ({
      first: part,
      last: part,
    });
    sketch.join(ends(names.slice(0, 4)), ends(names.slice(4)), LINE, undefined);
    const { nodes, edges, legend } = sketch.diagram();
    assert.equal(nodes.length, 9);
    assert.equal(edges.length, 8);
    assert.deepEqual(legend, []);
  });

  it('leads to the right where an arrow would cross the title of a group, and down otherwise', () => {
    const outer = new Sketch('file:///a.yaml');
    const box = { shape: 'box', tone: 'neutral' } as const;
    outer.group({ id: 'g', label: 'g' });
    outer.group({ id: 'h', label: 'h', parent: 'g' });
    outer.node({ id: 'a', label: 'a', group: 'g', ...box });
    outer.node({ id: 'b', label: 'b', group: 'g', ...box });
    outer.node({ id: 'c', label: 'c', ...box });
    outer.step({ ...LINE, from: 'a', to: 'b' });
    outer.step({ ...LINE, from: 'b', to: 'c' });
    assert.equal(outer.diagram().direction, 'down');
    outer.node({ id: 'd', label: 'd', group: 'h', ...box });
    outer.step({ ...LINE, from: 'b', to: 'd' });
    assert.equal(outer.diagram().direction, 'right');
  });
});
