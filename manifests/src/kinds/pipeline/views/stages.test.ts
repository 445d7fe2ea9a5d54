import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';
import type { PipelineModel } from '../model.ts';
import { stagesView } from './stages.ts';

const FILE = 'ml.pipeline.yaml';

describe('the view of stages', () => {
  it('draws the outputs that stages name outside of their inputs, each once', () => {
    const text = [
      'version: 1',
      'stages:',
      '  load: { run: "cp a.csv ${outputs.table}", outputs: { table: b.csv } }',
      '  clean:',
      '    uses: vitruve/sql',
      '    inputs: ["${stages.load.outputs.table}"]',
      '    with: { query: FROM t, inputs: { t: "${stages.load.outputs.table}" }, outputs: { c: "${outputs.c}" } }',
      '    outputs: { c: c.csv }',
      '  show: { run: "cat ${stages.clean.outputs.c}" }',
    ].join('\n');
    const manifest = workspaceOf({ [FILE]: text }).manifest(uriOf(FILE));
    assert.ok(manifest);
    const content = stagesView.build({ ...manifest.context, model: manifest.context.model as PipelineModel });
    assert.ok(content?.type === 'diagram');
    const { nodes, edges } = content.diagram;
    const labels = new Map(nodes.map(({ id, label }) => [id, label]));
    assert.deepEqual(edges.map(({ from, to }) => `${labels.get(from)} → ${labels.get(to)}`).sort(), [
      'b.csv → clean',
      'c.csv → show',
      'clean → c.csv',
      'load → b.csv',
    ]);
  });
});
