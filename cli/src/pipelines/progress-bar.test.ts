import assert from 'node:assert/strict';
import type { PipelineOutcome } from '@vitruve/engine';
import { linesDisplay } from './display.ts';
import { barDisplay } from './progress-bar.ts';

const OUTCOME = { status: 'succeeded', counts: { done: 1 } } as unknown as PipelineOutcome;

describe('the bar of a pipeline', () => {
  it('tells under the lines how far it is and what runs, fits the terminal, and is gone at the end', () => {
    let written = '';
    let now = 0;
    const stream = { columns: 60, write: (text: string) => Boolean((written += text)) };
    const display = barDisplay(
      stream,
      (write) => linesDisplay({ colors: false, quiet: false, write }),
      () => now,
    );
    display.event({ event: 'planned', count: 2 });
    display.event({ event: 'started', run: 'train', reason: 'why' });
    now = 3000;
    display.event({ event: 'output', run: 'train', stream: 'stdout', line: 'told' });
    const lines = (): readonly string[] => written.split('\r\u001b[2K');
    assert.equal(lines().at(-2), 'train | told\n');
    assert.equal(lines().at(-1), `${'░'.repeat(24)} 0/2 · train 3 s`);
    display.event({ event: 'ended', run: 'train', state: 'done', milliseconds: 3000 });
    assert.equal(lines().at(-1), `${'█'.repeat(12)}${'░'.repeat(12)} 1/2`);
    display.event({ event: 'planned', run: 'used', count: 2 });
    display.event({ event: 'started', run: 'x'.repeat(200), reason: '' });
    assert.equal(lines().at(-1)?.length, 59);
    display.finish(OUTCOME, 4000);
    assert.equal(lines().at(-1), '1 done · 4 s\n');
  });
});
