import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completion } from '../../core/features/completion.ts';
import { definition } from '../../core/features/definition.ts';
import { hover } from '../../core/features/hover.ts';
import { growthOf, LINEAR } from '../../testing/steps.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { filesOf } from './file-uses.ts';
import { PIPELINE } from './kind.ts';
import type { Pipeline } from './model.ts';
import { nextPeriodEnd, periodsOf } from './partitions.ts';

const FILE = 'sales.pipeline.yaml';

function pipelineOf(text: string): Pipeline {
  const { pipeline } = PIPELINE.parse(TextDocument.create(uriOf(FILE), 'yaml', 0, text)).model;
  assert.ok(pipeline);
  return pipeline;
}

const text = (bounds: string, stages = ''): string => `version: 1
partitions:
  day: {${bounds}}
stages:
  load:
    matrix:
      day: \${partitions.day}
    run: echo
    outputs: {rows: 'data/\${matrix.day}.csv'}
  clean:
    matrix: {day: '\${partitions.day}', how: [a, b]}
    run: cat \${stages.load.outputs.rows}
    inputs: ['\${stages.load.outputs.rows}']
    outputs: {rows: 'clean/\${matrix.day}-\${matrix.how}.csv'}
  report:
    run: cat
    inputs: ['\${stages.load.outputs.rows}']
${stages}`;

describe('partitions', () => {
  it('without an end have the periods that are over, and none while nothing tells the time', () => {
    const pipeline = pipelineOf(text('from: 2025-01-01, every: 1d'));
    const day = pipeline.partitions.get('day');
    assert.ok(day);
    assert.equal(periodsOf(day, pipeline), undefined);
    const at = (moment: number): readonly [readonly string[] | undefined, number | undefined] => {
      const then = { ...pipeline, moment };
      return [periodsOf(day, then), nextPeriodEnd(then)];
    };
    const second = Date.UTC(2025, 0, 2);
    const third = Date.UTC(2025, 0, 3);
    assert.deepEqual(at(second - 1), [[], second]);
    assert.deepEqual(at(second), [['2025-01-01'], third]);
    assert.deepEqual(at(third - 1), [['2025-01-01'], third]);
    assert.deepEqual(at(third), [['2025-01-01', '2025-01-02'], Date.UTC(2025, 0, 4)]);
    assert.equal(nextPeriodEnd(pipelineOf(text('from: 2025-01-01, to: 2025, every: 1d'))), undefined);
  });

  it('give a stage more runs than a matrix may have, each of which reads what was made for its period', () => {
    const pipeline = pipelineOf(text('from: 2024, to: 2025, every: 1d'));
    const { runs, inputs, flow } = filesOf(pipeline);
    const counts = [...runs].map(([{ name }, { count }]) => [name, count]);
    assert.deepEqual(counts, [
      ['load', 731],
      ['clean', 1462],
      ['report', 1],
    ]);
    assert.deepEqual(
      inputs.map(({ paths }) => paths.length),
      [731, 731],
    );
    assert.deepEqual(
      flow.links.map(({ from, to }) => `${from.name} → ${to.name}`),
      ['load → clean', 'load → report'],
    );
    const { values } = filesOf(pipeline);
    const clean = pipeline.stages.get('clean');
    const run = clean && runs.get(clean)?.runs[3];
    assert.ok(clean && run);
    assert.deepEqual(values.pathsIn(clean, run, '${stages.load.outputs.rows}'), ['data/2024-01-02.csv']);
  });

  it('are checked in steps that grow with their periods', async () => {
    const growth = await growthOf((years) => {
      filesOf(pipelineOf(text(`from: 2000, to: ${2000 + years - 1}, every: 1d`)));
    }, 1);
    assert.ok(growth < LINEAR, String(growth));
  });

  it('are proposed where a variable gets its values, described, and led to', () => {
    const at = (marked: string): { offset: number; workspace: ReturnType<typeof workspaceOf> } => ({
      offset: marked.indexOf('▮'),
      workspace: workspaceOf({ [FILE]: marked.replace('▮', '') }),
    });
    const base = text('from: 2025-01-01, to: 2025-01-31, every: 1d');
    const proposed = at(base.replace('      day: ${partitions.day}', '      day: ▮'));
    const position = (of: typeof proposed): { line: number; character: number } => {
      const document = of.workspace.document(uriOf(FILE));
      assert.ok(document);
      return document.positionAt(of.offset);
    };
    const labels = completion(proposed.workspace, uriOf(FILE), position(proposed)).map(({ label }) => label);
    assert.ok(labels.includes('${partitions.day}'), labels.join());
    const named = at(base.replace('      day: ${partitions.day}', '      day: ${partitions.d▮ay}'));
    const shown = hover(named.workspace, uriOf(FILE), position(named));
    assert.match(JSON.stringify(shown), /partition · 31 periods/u);
    const [place] = definition(named.workspace, uriOf(FILE), position(named));
    assert.equal(place && JSON.stringify(place).includes('"line":2'), true, JSON.stringify(place));
  });
});
