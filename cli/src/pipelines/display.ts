import { stripVTControlCharacters } from 'node:util';
import { t } from '@vscode/l10n';
import type { PipelineEvent, PipelineOutcome } from '@vitruve/engine';
import { terminalText } from '@vitruve/workspace';
import { createColors } from 'picocolors';
import { countsText, stateText, time } from './texts.ts';

/** Shows events as lines. */
export interface PipelineDisplay {
  readonly event: (event: PipelineEvent) => void;
  readonly finish: (outcome: PipelineOutcome, milliseconds: number) => void;
}

export interface DisplayOptions {
  readonly colors: boolean;
  /** Leaves out what commands print. */
  readonly quiet: boolean;
  readonly write: (text: string) => void;
}

/** Lines for people: each begins with the name of a run. */
export function linesDisplay({ colors, quiet, write }: DisplayOptions): PipelineDisplay {
  const paint = createColors(colors);
  const line = (run: string, text: string): void => {
    write(`${paint.bold(terminalText(run))}${text}\n`);
  };
  return {
    event: (event) => {
      switch (event.event) {
        case 'output':
          if (!quiet)
            write(
              `${paint.dim(`${terminalText(event.run)} |`)} ${terminalText(stripVTControlCharacters(event.line))}\n`,
            );
          break;
        case 'started':
          line(event.run, `: ${t('started')} (${terminalText(event.reason)})`);
          break;
        case 'retry':
          line(
            event.run,
            `: ${paint.yellow(terminalText(event.reason))}, ${t('next try in {0}', time(event.delay))}`,
          );
          break;
        case 'warning':
          line(event.run ?? 'vitruve', `: ${paint.yellow(terminalText(event.message))}`);
          break;
        case 'ended':
          line(event.run, `: ${endText(event, paint)}`);
      }
    },
    finish: ({ counts }, milliseconds) => {
      write(`${[...countsText(counts), time(milliseconds)].join(' · ')}\n`);
    },
  };
}

/** Events for programs: JSON, one per line. */
export function jsonDisplay(write: (text: string) => void): PipelineDisplay {
  return {
    event: (event) => {
      write(`${JSON.stringify(event)}\n`);
    },
    finish: ({ status, counts }, milliseconds) => {
      write(
        `${JSON.stringify({ event: 'finished', status, counts, milliseconds: Math.round(milliseconds) })}\n`,
      );
    },
  };
}

type Ended = Extract<PipelineEvent, { readonly event: 'ended' }>;

function endText({ state, milliseconds, reason }: Ended, paint: ReturnType<typeof createColors>): string {
  const text = stateText(state);
  const why = reason === undefined ? '' : ` (${terminalText(reason)})`;
  switch (state) {
    case 'done':
      return `${paint.green(text)} ${time(milliseconds)}${why}`;
    case 'failed':
      return `${paint.red(text)}${why}`;
    case 'up-to-date':
    case 'restored':
    case 'skipped':
    case 'not-run':
    case 'cancelled':
    case 'would-run':
    case 'would-restore':
      return `${paint.dim(text)}${why}`;
  }
}
