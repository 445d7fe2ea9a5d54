import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NODE_SHAPES, TONES, type Diagram, type DiagramNode } from '@vitruve/manifests';
import fc from 'fast-check';
import { startPng, type ToPng } from '../export/png.ts';
import { svgOf } from '../picture.ts';
import { DARK, LIGHT } from '../style/palette.ts';
import { startLayOut, type LayOut } from './lay-out.ts';
import type { Layout } from './layout.ts';
import { diagramDrawing } from './svg.ts';
import { sourcesOf } from './things.ts';
import { rounds } from '@vitruve/manifests/testing';

const SOURCE = { uri: 'file:///a.md', start: 1, end: 2 };
const { resolve } = createRequire(import.meta.url);

function node(id: string, more: Partial<DiagramNode> = {}): DiagramNode {
  return { id, label: id, shape: 'box', tone: 'neutral', source: SOURCE, ...more };
}

function diagramOf(nodes: readonly DiagramNode[], more: Partial<Diagram> = {}): Diagram {
  return { direction: 'down', nodes, edges: [], groups: [], legend: [], ...more };
}

function edge(from: string, to: string, label?: string): Diagram['edges'][number] {
  return {
    from,
    to,
    line: 'solid',
    tone: 'neutral',
    source: SOURCE,
    ...(label === undefined ? {} : { label }),
  };
}

describe('a diagram as SVG', () => {
  let layOut: LayOut;
  let toPng: ToPng;

  before(async () => {
    layOut = await startLayOut();
    toPng = await startPng({ renderer: readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')) });
  });

  const picture = (diagram: Diagram, palette = LIGHT): string =>
    svgOf({ type: 'diagram', diagram }, { title: 'T', palette, background: true, layout: layOut(diagram) });

  it('has an element for everything that leads to a source', () => {
    const diagram = diagramOf([node('a'), node('b', { group: 'g' }), node('c', { group: 'h' })], {
      edges: [edge('a', 'b', 'uses'), edge('a', 'b'), edge('c', 'c')],
      groups: [
        { id: 'g', label: 'G', source: SOURCE },
        { id: 'h', label: 'H', parent: 'g', source: SOURCE },
      ],
    });
    const { body } = diagramDrawing(diagram, layOut(diagram), { interactive: true });
    const things = [...body.matchAll(/data-thing="([^"]*)"/gu)].map(([, id]) => id?.replaceAll('&gt;', '>'));
    assert.deepEqual(things.toSorted(), [...sourcesOf(diagram).keys()].toSorted());
    assert.deepEqual(
      [...new Set([...body.matchAll(/(?:role|tabindex)="([^"]*)"/gu)].map(([, value]) => value))],
      ['button', '-1'],
    );
  });

  it('labels every element with what it is', () => {
    const diagram = diagramOf([node('a', { detail: 'accepted' }), node('b', { description: 'tells more' })], {
      edges: [edge('a', 'b', 'uses')],
    });
    const { body } = diagramDrawing(diagram, layOut(diagram));
    const names = [...body.matchAll(/aria-label="([^"]*)"/gu)].map(([, name]) => name);
    assert.deepEqual(names, ['a to b: uses', 'a. accepted', 'b. tells more']);
  });

  it('the file has no script, no link and no colour but those of its palette', () => {
    const svg = picture(diagramOf([node('<script>alert(1)</script>')]), DARK);
    assert.doesNotMatch(svg, /<script|href|url\(|@import|var\(|onload|javascript:/u);
    assert.match(svg, new RegExp(DARK.background, 'u'));
    assert.doesNotMatch(svg, new RegExp(LIGHT.tones.good.line, 'u'));
  });

  it('is well-formed whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        ']]>',
        '&lt;',
        '\'"',
        '\u0000\ud800\uffff',
        'مرحبا',
        '👨‍👩‍👧',
        'x'.repeat(100_000),
      ),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const nodes = texts.map((label, index) =>
          node(`${label.slice(0, 20)}${index}`, {
            label,
            detail: label,
            description: label,
            shape: NODE_SHAPES[index % NODE_SHAPES.length] ?? 'box',
            tone: TONES[index % TONES.length] ?? 'neutral',
            outline: index % 2 === 0 ? 'double' : 'dashed',
            ...(index % 3 === 0 ? { group: 'g' } : {}),
          }),
        );
        const edges = nodes.map(({ id, label }) => edge(nodes[0]?.id ?? '', id, label));
        const diagram = diagramOf(nodes, { edges, groups: [{ id: 'g', label: texts[0] ?? '' }] });
        const layout = layOut(diagram);
        assert.equal(layout.nodes.length, nodes.length);
        const svg = svgOf(
          { type: 'diagram', diagram },
          { title: texts[0] ?? '', palette: LIGHT, background: false, layout },
        );
        // The renderer reads XML strictly.
        toPng(svg, { fonts: [], scale: 0.2 });
      }),
      rounds(200),
    );
  });

  for (const size of [60, 240]) {
    it(`${size} nodes do not overlap, and lie in their groups`, () => {
      neatGroups(size);
    });
  }

  function neatGroups(size: number): void {
    const nodes = Array.from({ length: size }, (_, index) =>
      node(String(index), { label: `Node number ${index}`.repeat((index % 3) + 1), group: `g${index % 5}` }),
    );
    const edges = nodes.slice(0, size - 20).map(({ id }, index) => edge(id, String((index * 7) % size)));
    const groups = [0, 1, 2, 3, 4].map((index) => ({
      id: `g${index}`,
      label: `Group ${index}`,
      ...(index === 4 ? { parent: 'g3' } : {}),
    }));
    for (const direction of ['down', 'right'] as const) {
      const layout = layOut(diagramOf(nodes, { direction, edges, groups }));
      assert.deepEqual(overlaps(layout), []);
      const outside = layout.nodes.filter(({ id, x, y }) => {
        const group = layout.groups.find((placed) => placed.id === `g${Number(id) % 5}`);
        return (
          !group || x < group.x || x > group.x + group.width || y < group.y || y > group.y + group.height
        );
      });
      assert.deepEqual(outside, []);
      assert.equal(layout.edges.filter((routed) => routed).length, edges.length);
      assert.ok(
        Math.max(layout.width / layout.height, layout.height / layout.width) < 8,
        `${layout.width} × ${layout.height}`,
      );
    }
  }

  it('a thousand nodes that nothing links fit a screen’s form', () => {
    const { width, height } = layOut(
      diagramOf(
        Array.from({ length: 1000 }, (_, index) => node(`Node ${index}`)),
        { direction: 'right' },
      ),
    );
    assert.ok(width / height > 0.7 && width / height < 3, `${width} × ${height}`);
  });

  it('nodes that nothing links are in rows by their order, below all others', () => {
    const nodes = Array.from({ length: 20 }, (_, index) => node(`Node ${index}`));
    const edges = [edge('Node 3', 'Node 7')];
    for (const direction of ['down', 'right'] as const) {
      const placed = layOut(diagramOf(nodes, { direction, edges })).nodes;
      const [linked, single] = [true, false].map((isLinked) =>
        placed.filter(({ id }) => ['Node 3', 'Node 7'].includes(id) === isLinked),
      );
      assert.ok(linked && single);
      assert.deepEqual(
        single.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ id }) => id),
        nodes.map(({ id }) => id).filter((id) => id !== 'Node 3' && id !== 'Node 7'),
      );
      const bottom = Math.max(...linked.map(({ y, height }) => y + height / 2));
      assert.ok(single.every(({ y, height }) => y - height / 2 > bottom));
      assert.ok(new Set(single.map(({ y }) => y)).size > 2);
    }
  });

  it('an empty diagram is an empty picture', () => {
    assert.match(picture(diagramOf([])), /^<\?xml/u);
  });
});

function overlaps({ nodes }: Layout): readonly string[] {
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.x - other.x) * 2 < one.width + other.width - 1 &&
          Math.abs(one.y - other.y) * 2 < one.height + other.height - 1,
      )
      .map((other) => `${one.id} and ${other.id}`),
  );
}
