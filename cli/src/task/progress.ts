import type { RunStep } from '@vitruve/engine';
import { terminalLines, terminalText } from '@vitruve/workspace';

export interface ProgressDisplay {
  step(step: RunStep): void;
  /** Takes the bar away. */
  end(): void;
}

export interface ProgressOptions {
  readonly quiet: boolean;
  /** True when the result says what the items would: without a bar, failures alone. */
  readonly repeated?: boolean;
  /** Milliseconds since any point. */
  readonly clock?: () => number;
}

/** Columns of the bar itself. */
const BAR = 24;

/** Milliseconds between two drawings of the bar. */
const PAUSE = 80;

/** On a terminal a bar, with failures above it; elsewhere a line an item. With `quiet`, failures alone. */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>,
  { quiet, repeated = false, clock = () => performance.now() }: ProgressOptions,
): ProgressDisplay {
  if (stream.isTTY && !quiet) return bar(stream, clock);
  return {
    step: ({ done, total, line }) => {
      // What was cancelled is neither work nor a failure: the end of the run tells of it.
      if (line.isFailure || (!quiet && !repeated && line.isTold))
        stream.write(`${done}/${total} ${terminalText(line.text)}\n`);
    },
    end: () => undefined,
  };
}

function bar(stream: Pick<NodeJS.WriteStream, 'write' | 'columns'>, clock: () => number): ProgressDisplay {
  let drawn = -Infinity;
  const clear = '\r\u001b[2K';
  return {
    step: ({ done, total, message, line }) => {
      if (line.isFailure) stream.write(`${clear}${terminalLines(line.text)}\n`);
      const now = clock();
      if (now - drawn < PAUSE && done < total && !line.isFailure) return;
      drawn = now;
      const filled = Math.round((BAR * done) / total);
      const text = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${terminalText(message)}`;
      stream.write(`${clear}${text.slice(0, Math.max(20, stream.columns - 1))}`);
    },
    end: () => stream.write(clear),
  };
}
