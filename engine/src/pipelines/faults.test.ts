import assert from 'node:assert/strict';
import { TaskError } from '@vitruve/workspace';
import { PipelineFolder } from './testing/pipeline-folder.ts';

describe('a pipeline with faults of its own', () => {
  let folder: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('keeps the result of a stage that deletes its input, and does not record it', async () => {
    await folder.write({
      'in.txt': 'in\n',
      'x.pipeline.yaml': `version: 1
stages:
  a: {run: 'cat in.txt > \${outputs.o}; rm in.txt', inputs: [in.txt], outputs: {o: o.txt}}
`,
    });
    const { states, events } = await folder.run();
    assert.equal(states['a'], 'done');
    const warnings = events.flatMap((event) => (event.event === 'warning' ? [event.message] : []));
    assert.deepEqual(warnings, ['input "in.txt" changed while the stage ran: its result is not recorded']);
    assert.equal(folder.text('o.txt'), 'in\n');
    assert.equal(folder.has('x.pipeline.lock'), false);
    const again = await folder.run();
    assert.deepEqual(
      [again.states['a'], again.reasons['a']],
      ['failed', 'The input "in.txt" does not exist'],
    );
    assert.equal(folder.text('o.txt'), 'in\n');
  });

  it('says that its state cannot be written, as on a full disk, and runs nothing', async () => {
    await folder.write({
      '.vitruve': 'not a folder',
      'x.pipeline.yaml': 'version: 1\nstages:\n  a: {run: touch ran}\n',
    });
    await assert.rejects(folder.run(), (error) => {
      assert.ok(error instanceof TaskError, String(error));
      assert.match(error.message, /^The state of the run cannot be read or written: E/u);
      return true;
    });
    assert.equal(folder.has('ran'), false);
  });

  it('runs nothing when two stages claim one output', async () => {
    await folder.write({
      'x.pipeline.yaml': `version: 1
stages:
  a: {run: 'touch ran; touch \${outputs.o}', outputs: {o: o.txt}}
  b: {run: 'touch ran; touch \${outputs.o}', outputs: {o: o.txt}}
`,
    });
    await assert.rejects(folder.run(), /"o.txt" is already an output of "a"/u);
    assert.equal(folder.has('ran'), false);
  });
});
