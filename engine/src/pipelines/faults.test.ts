import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { TaskError } from '@vitruve/workspace';
import { logFile } from './history/files.ts';
import { LOG_PART, logLines } from './history/run-log.ts';
import { runPipeline } from './run-pipeline.ts';
import { PipelineFolder, requestIn } from './testing/pipeline-folder.ts';

/** Bytes that a stage prints: more than are kept, and in long tests ten times as many. */
const PRINTED = process.env['VITRUVE_LONG'] === '1' ? 100_000_000 : 12_000_000;

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

  it('prints all of a long log, and keeps its beginning and its end', async () => {
    const line = 'a line as loggers write them, with a time, a level and a text '.repeat(2).trim();
    await folder.write({
      'x.pipeline.yaml': `version: 1
stages:
  a: {run: 'echo first; yes "${line}" | head -c ${PRINTED}; echo; echo last'}
`,
    });
    let printed = 0;
    let longest = 0;
    await runPipeline({
      ...requestIn(folder, {}),
      onEvent: (event) => {
        if (event.event !== 'output') return;
        printed += event.line.length + 1;
        longest = Math.max(longest, event.line.length);
      },
    });
    assert.equal(printed, 'first\n'.length + PRINTED + '\nlast\n'.length);
    assert.equal(longest, line.length);
    const file = folder.at('.vitruve/history', logFile(1));
    const lines = await logLines(file);
    const kept = lines.reduce((sum, { length }) => sum + length + 1, 0);
    assert.ok(kept > 1.9 * LOG_PART && kept < 2.1 * LOG_PART, String(kept));
    assert.ok(statSync(file).size < LOG_PART);
    assert.deepEqual([lines[1], lines.at(-1)], ['a | first', 'a | last']);
  });

  describe('whose clock goes back', () => {
    const { now } = Date;
    const YEARS = 2 * 365 * 24 * 3600 * 1000;
    afterEach(() => {
      Date.now = now;
    });

    it('runs what changed, though files are of the future, and counts no negative times', async () => {
      await folder.write({
        'in.txt': 'one\n',
        'x.pipeline.yaml': `version: 1
stages:
  a: {run: 'cat in.txt > \${outputs.o}', inputs: [in.txt], outputs: {o: o.txt}}
  b: {run: 'cat \${stages.a.outputs.o} > \${outputs.o}', outputs: {o: p.txt}}
`,
      });
      assert.deepEqual((await folder.run()).states, { a: 'done', b: 'done' });
      Date.now = () => now() - YEARS;
      assert.deepEqual((await folder.run()).states, { a: 'up-to-date', b: 'up-to-date' });
      const { mtime } = statSync(folder.at('in.txt'));
      await folder.write({ 'in.txt': 'two\n' });
      await utimes(folder.at('in.txt'), mtime, mtime);
      const { states, events } = await folder.run();
      assert.deepEqual(states, { a: 'done', b: 'done' });
      assert.equal(folder.text('p.txt'), 'two\n');
      const times = events.flatMap((event) => (event.event === 'ended' ? [event.milliseconds] : []));
      assert.ok(
        times.every((time) => time >= 0),
        String(times),
      );
      Date.now = now;
      assert.deepEqual((await folder.run()).states, { a: 'up-to-date', b: 'up-to-date' });
      assert.ok(folder.has(`.vitruve/history/${logFile(1)}`), 'the history was removed as too old');
    });
  });
});
