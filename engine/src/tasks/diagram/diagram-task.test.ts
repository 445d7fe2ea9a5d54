import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { diagramTask, type DrawnDiagram } from './diagram-task.ts';

const PIPELINE =
  'version: 1\nstages:\n  build:\n    run: "true"\n  ship:\n    run: "true"\n    needs: [build]\n';

describe('vitruve/diagram', () => {
  let folder: PictureFolder;
  beforeEach(async () => {
    folder = new PictureFolder();
    await folder.write({ 'ml/site.pipeline.yaml': PIPELINE });
  });
  afterEach(() => {
    folder.remove();
  });

  const context = (): { folder: string; version: string } => ({ folder: folder.path, version: '1.2.3' });

  async function draw(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const prepared = await prepareTask(
      diagramTask(),
      { path: 'ml/site.pipeline.yaml', ...inputs },
      context(),
    );
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('writes the diagram in the format of its file name, and reports where', async () => {
    const { summary, task, inputs, result } = await draw({ output: 'docs/stages.mmd' });
    assert.match(await readFile(folder.at('docs/stages.mmd'), 'utf8'), /flowchart/u);
    assert.equal(summary.status, 'succeeded');
    assert.match(summary.text, /→ docs\/stages\.mmd$/u);
    assert.match(
      reportMarkdown(task.report(inputs, result, context())),
      /\| Written to \| docs\/stages\.mmd \|/u,
    );
  });

  it('gives the text where no file is named, under older names of its inputs too', async () => {
    const { result } = await draw({ format: 'mermaid', path: undefined, document: 'ml/site.pipeline.yaml' });
    const { content, view } = result as DrawnDiagram;
    assert.match(content, /build[^]*ship/u);
    assert.match(view, /pipeline\//u);
  });

  it('cannot draw what is not there', async () => {
    await assert.rejects(draw({ path: 'nowhere.yaml' }), /nowhere\.yaml/u);
    await assert.rejects(draw({ view: 'no/view' }), /no\/view/u);
    await assert.rejects(draw({ scale: 9 }), /"scale" must be a number from 1 to 4/u);
  });

  it('plans what it reads and writes, and another fingerprint for another look', async () => {
    const task = diagramTask();
    const inputs = {
      path: folder.at('ml/site.pipeline.yaml'),
      output: folder.at('a.svg'),
      today: '2026-01-15',
    };
    const plan = await task.plan(inputs, context());
    assert.deepEqual(plan.reads, [folder.at('ml/site.pipeline.yaml')]);
    assert.deepEqual(plan.writes, [folder.at('a.svg')]);
    const dark = await task.plan({ ...inputs, theme: 'dark' }, context());
    assert.notEqual(dark.fingerprint, plan.fingerprint);
  });
});
