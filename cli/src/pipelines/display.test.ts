import assert from 'node:assert/strict';
import type { PipelineOutcome } from '@vitruve/engine';
import { linesDisplay } from './display.ts';

const OUTCOME = { status: 'failed', counts: { failed: 1 } } as unknown as PipelineOutcome;

describe('the lines of a pipeline', () => {
  it('tell a reason of several lines in full once, at the end, where no line is a command of a runner', () => {
    let written = '';
    const display = linesDisplay({ colors: false, quiet: true, write: (text) => (written += text) });
    const reason = 'The command failed\n  Traceback\n::set-env name=x::1';
    display.event({ event: 'retry', run: 'train', reason, delay: 1000 });
    const place = { file: 'ml.pipeline.yaml', line: 3, column: 3 };
    display.event({ event: 'ended', run: 'train', state: 'failed', milliseconds: 5, reason, place });
    display.finish(OUTCOME, 1000);
    const lines = written.split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      'train: The command failed …, next try in 1 s',
      'train: failed (The command failed …)',
      'ml.pipeline.yaml:3:3: train: The command failed',
      '    Traceback',
    ]);
    assert.match(lines[4] ?? '', /^ {2}:\S+set-env/u);
    assert.doesNotMatch(lines[4] ?? '', /::set-env/u);
    assert.equal(lines[5], '1 failed · 1 s');
  });
});
