import { stripVTControlCharacters } from 'node:util';
import { t } from '@vscode/l10n';
import type { PipelineEvent, PipelineOutcome } from '@vitruve/engine';
import { terminalLines, terminalText } from '@vitruve/workspace';
import { createColors } from 'picocolors';
import { shown } from '../shown.ts';
import { countsText, reasonText, stateText, time } from './texts.ts';

/** Shows events as lines. */
export interface PipelineDisplay {
  readonly event: (event: PipelineEvent) => void;
  readonly finish: (outcome: PipelineOutcome, milliseconds: number) => void;
  /** Instead of an end, when the pipeline could not begin. */
  readonly abandon: () => void;
}

/** Lines of a run that are told when it fails and its output was left out. */
const LAST = 20;

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
  const output = (run: string, text: string): void => {
    write(`${paint.dim(`${terminalText(run)} |`)} ${terminalText(stripVTControlCharacters(text))}\n`);
  };
  const kept = new Map<string, string[]>();
  const failures: string[] = [];
  return {
    event: (event) => {
      switch (event.event) {
        case 'planned':
        case 'checked':
          break;
        case 'output':
          if (!quiet) output(event.run, event.line);
          else kept.set(event.run, [...(kept.get(event.run) ?? []), event.line].slice(-LAST));
          break;
        case 'started':
          line(event.run, `: ${t('started')} (${terminalText(event.reason)})`);
          break;
        case 'retry':
          line(
            event.run,
            `: ${paint.yellow(reasonText(event.reason))}, ${t('next try in {0}', time(event.delay))}`,
          );
          break;
        case 'warning':
          line(event.run ?? 'vitruve', `: ${paint.yellow(terminalText(event.message))}`);
          break;
        case 'ended':
          if (event.state === 'failed') for (const text of kept.get(event.run) ?? []) output(event.run, text);
          kept.delete(event.run);
          line(event.run, `: ${endText(event, paint)}`);
          if (event.place) failures.push(failureLine(event.place, event));
      }
    },
    finish: ({ counts }, milliseconds) => {
      for (const failure of failures) write(`${failure}\n`);
      write(`${[...countsText(counts), time(milliseconds)].join(' · ')}\n`);
    },
    abandon: () => undefined,
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
    abandon: () => undefined,
  };
}

type Ended = Extract<PipelineEvent, { readonly event: 'ended' }>;

/** `ml.pipeline.yaml:12:3: train: exited with status 1`, which editors turn into a link and a problem, and what more there is to tell. */
function failureLine(
  { file, line, column }: NonNullable<Ended['place']>,
  { run, reason = '' }: Ended,
): string {
  const [first = '', ...others] = reason.split('\n');
  return [
    `${terminalText(shown(file))}:${line}:${column}: ${terminalText(`${run}: ${first}`)}`,
    ...others.map((text) => terminalLines(`  ${text}`)),
  ].join('\n');
}

function endText({ state, milliseconds, reason }: Ended, paint: ReturnType<typeof createColors>): string {
  const text = stateText(state);
  const why = reason === undefined ? '' : ` (${reasonText(reason)})`;
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
