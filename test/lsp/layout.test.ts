import assert from 'node:assert/strict';
import { diagramDrawing, type Layout } from '@vitruve/drawing';
import { LayoutRequest } from '@vitruve/server';
import type { Diagram } from '@vitruve/manifests';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LanguageClient } from './language-client.ts';

/** A ring of nodes in groups of ten. */
function ring(size: number): Diagram {
  const numbers = Array.from({ length: size }, (_, index) => index);
  return {
    direction: 'down',
    nodes: numbers.map((index) => ({
      id: `n${index}`,
      label: `Node ${index}`,
      shape: 'rounded',
      tone: 'neutral',
      group: `g${Math.floor(index / 10)}`,
    })),
    edges: numbers.map((index) => ({
      from: `n${index}`,
      to: `n${(index + 1) % size}`,
      line: 'solid',
      tone: 'neutral',
    })),
    groups: numbers
      .filter((index) => index % 10 === 0)
      .map((index) => ({ id: `g${index / 10}`, label: `Group ${index / 10}` })),
    legend: [],
  };
}

describe('layout, in the server’s own thread', () => {
  let client: LanguageClient;

  beforeEach(async () => {
    client = new LanguageClient({ files: { 'raci.yaml': 'variant: RACI\n' } });
    await client.start();
  });

  afterEach(async () => {
    await client.stop();
  });

  const layOut = (params: { readonly diagram: Diagram }): Promise<Layout> =>
    client.request<Layout>(LayoutRequest.method, params);

  it('places all parts of a diagram of 300 nodes, which can then be drawn', async () => {
    const diagram = ring(300);
    const layout = await layOut({ diagram });
    assert.deepEqual(
      [
        layout.nodes.length,
        layout.edges.filter((edge) => edge?.path !== undefined).length,
        layout.groups.length,
      ],
      [300, 300, 30],
    );
    assert.equal(diagramDrawing(diagram, layout).body.match(/class="node /gu)?.length, 300);
  });

  it('answers other requests meanwhile', async () => {
    const order: string[] = [];
    await Promise.all([
      layOut({ diagram: ring(800) }).then(() => order.push('layout')),
      client.request('vitruve/indexState', null).then(() => order.push('state')),
    ]);
    assert.deepEqual(order, ['state', 'layout']);
  });

  it('refuses what is too large, in words', async () => {
    const diagram = { ...ring(10), nodes: Array.from({ length: 60_001 }, () => ring(1).nodes[0]) } as Diagram;
    await assert.rejects(layOut({ diagram }), /too many to draw/u);
  });
});
