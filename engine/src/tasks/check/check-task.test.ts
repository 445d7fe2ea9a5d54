import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareTask, runTask, type FinishedTask } from '../../running/run-task.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { PictureFolder } from '../../testing/pictures.ts';
import { checkTask, type CheckOutcome } from './check-task.ts';

const WRONG = 'version: 1\nstages:\n  a:\n    run: "true"\n    need: [b]\n';
const SOUND = 'version: 1\nstages:\n  a:\n    run: "true"\n';

describe('vitruve/check', () => {
  let folder: PictureFolder;
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  async function check(inputs: Readonly<Record<string, unknown>>): Promise<FinishedTask> {
    const context = { folder: folder.path, version: '1.2.3' };
    const prepared = await prepareTask(checkTask(), { today: '2026-01-15', ...inputs }, context);
    return runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
  }

  it('fails on errors, and reports where they are, with paths relative to its folder', async () => {
    await folder.write({ 'ml/wrong.pipeline.yaml': WRONG });
    const { summary, result, task, inputs, context } = await check({});
    assert.equal(summary.status, 'failed');
    assert.equal(summary.metrics['error'], 1);
    assert.match(summary.text, /^1 pipeline checked: 1 error/u);
    const { output, text } = result as CheckOutcome;
    assert.equal(output.files[0]?.path, 'ml/wrong.pipeline.yaml');
    assert.match(text, /ml\/wrong\.pipeline\.yaml:5:5/u);
    assert.match(
      reportMarkdown(task.report(inputs, result, context)),
      /wrong\.pipeline\.yaml:5 \| error \|/u,
    );
  });

  it('passes what is sound, and fails on less where it is asked to', async () => {
    await folder.write({ 'sound.pipeline.yaml': SOUND });
    assert.equal((await check({ paths: 'sound.pipeline.yaml' })).summary.status, 'succeeded');
    await folder.write({ 'notes/0001-x.md': '# Use X\n\nSee ADR-0009.\n' });
    await folder.write({ 'docs/decisions/0001-x.md': '# Use X\n\n## Status\n\nAccepted\n\nSee ADR-0009.\n' });
    const hints = await check({});
    assert.equal(hints.summary.status, 'succeeded', hints.summary.text);
    assert.equal((await check({ failOn: 'hint' })).summary.status, 'failed');
  });

  it('writes its report into a file, in the form that is asked for', async () => {
    await folder.write({ 'wrong.pipeline.yaml': WRONG });
    await check({ format: 'sarif', output: 'out.sarif' });
    const log = JSON.parse(await readFile(folder.at('out.sarif'), 'utf8')) as { version: string };
    assert.equal(log.version, '2.1.0');
  });

  it('is invalid where what it was asked for cannot be read', async () => {
    await folder.write({ 'a.pipeline.yaml': Buffer.from([0, 1, 2, 0, 0xff, 0xfe, 0]) });
    assert.equal((await check({ paths: ['a.pipeline.yaml'] })).summary.status, 'invalid');
    await folder.write({ 'other.yaml': 'a: 1\n' });
    const unknown = await check({ paths: ['other.yaml'] });
    assert.equal(unknown.summary.status, 'invalid');
    assert.match(
      reportMarkdown(unknown.task.report(unknown.inputs, unknown.result, unknown.context)),
      /other\.yaml \| Vitruve does not/u,
    );
    assert.equal((await check({ paths: ['other.yaml'], ignoreUnknown: true })).summary.status, 'succeeded');
    await assert.rejects(check({ paths: ['nowhere.yaml'] }), /nowhere\.yaml/u);
  });

  it('plans what it reads and writes, and another fingerprint for another day', async () => {
    await folder.write({ 'sound.pipeline.yaml': SOUND });
    const task = checkTask();
    const context = { folder: folder.path, version: '1.2.3' };
    const plan = await task.plan({ today: '2026-01-15', output: join(folder.path, 'r.txt') }, context);
    assert.deepEqual(plan.reads, [folder.at('sound.pipeline.yaml')]);
    assert.deepEqual(plan.writes, [folder.at('r.txt')]);
    const later = await task.plan({ today: '2026-01-16' }, context);
    assert.notEqual(later.fingerprint, plan.fingerprint);
  });
});
