import type { PipelineEvent } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { time } from './texts.ts';
import type { PipelineDisplay } from './display.ts';

/** Columns of the bar itself. */
const BAR = 24;

/** Milliseconds between two drawings while nothing happens: times go on. */
const PAUSE = 500;

const CLEAR = '\r\u001b[2K';

/** A terminal, as far as a bar needs it. */
export type BarStream = Pick<NodeJS.WriteStream, 'write' | 'columns'>;

/**
 * Lines, and under them a bar: how many runs of stages have ended, and which go on, for how long.
 * @param lines makes the display of the lines, of what writes them.
 * @param clock milliseconds since any point.
 */
export function barDisplay(
  stream: BarStream,
  lines: (write: (text: string) => void) => PipelineDisplay,
  clock: () => number = () => performance.now(),
): PipelineDisplay {
  let total = 0;
  let ended = 0;
  const running = new Map<string, number>();
  const draw = (): void => {
    if (total === 0) return;
    const filled = Math.min(BAR, Math.round((BAR * ended) / total));
    const names = [...running].map(([run, began]) => `${terminalText(run)} ${time(clock() - began)}`);
    const text = [`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${ended}/${total}`, ...names].join(' · ');
    // One column stays free: some terminals begin a new line with the last one.
    stream.write(`${CLEAR}${text.slice(0, Math.max(20, stream.columns - 1))}`);
  };
  const display = lines((text) => {
    stream.write(`${CLEAR}${text}`);
  });
  const timer = setInterval(draw, PAUSE).unref();
  const note = (event: PipelineEvent): void => {
    if (event.event === 'planned') total += event.count;
    else if (event.event === 'started') running.set(event.run, clock());
    else if (event.event === 'ended') {
      ended++;
      running.delete(event.run);
    }
  };
  return {
    event: (event) => {
      note(event);
      display.event(event);
      draw();
    },
    finish: (outcome, milliseconds) => {
      clearInterval(timer);
      display.finish(outcome, milliseconds);
    },
    abandon: () => {
      clearInterval(timer);
      stream.write(CLEAR);
    },
  };
}
