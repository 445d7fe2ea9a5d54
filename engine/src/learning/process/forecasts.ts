import { setImmediate } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import type { ForecastOutcome, ForecastSetting } from '../series/forecast-in-order.ts';
import { forecastSeries } from '../series/forecast-series.ts';
import { forecastersOf } from '../series/forecasters.ts';
import { LearnerProcess } from './learner-process.ts';

export interface ForecastsOptions {
  /** Processes, at most. */
  readonly threads: number;
  /** Ends the work at once, whatever it does. */
  readonly signal: AbortSignal;
  /** Series that are done. */
  readonly onProgress: (done: number) => void;
  /** Milliseconds after which processes are started: what takes no longer is not worth their start. */
  readonly patience?: number;
}

const PATIENCE = 1500;
/** Series that a process is asked for at once, at most. */
const MOST_AT_ONCE = 32;
/** Times that each process is asked, at least, where there are enough series: some series take longer than others. */
const TURNS = 8;

/**
 * Forecasts series: one after the other while that goes fast, and otherwise in as many processes as it may take. A forecast depends on its
 * series and the setting alone, so that it does not matter where it is made.
 * @throws TaskCancelledError when it is aborted.
 */
export async function forecastAll(
  series: readonly Float64Array[],
  setting: ForecastSetting,
  { threads, signal, onProgress, patience = PATIENCE }: ForecastsOptions,
): Promise<readonly ForecastOutcome[]> {
  const options = { ...setting, forecasters: forecastersOf(setting.choice) };
  const outcomes: ForecastOutcome[] = [];
  const end = performance.now() + patience;
  for (const values of series) {
    const rest = series.length - outcomes.length;
    if (threads > 1 && rest > 1 && performance.now() >= end) {
      const others = await apart(
        series.slice(outcomes.length),
        setting,
        Math.min(threads, rest),
        signal,
        (done) => {
          onProgress(series.length - rest + done);
        },
      );
      return [...outcomes, ...others];
    }
    outcomes.push(await inPieces(forecastSeries(values, options), signal));
    onProgress(outcomes.length);
  }
  return outcomes;
}

async function apart(
  series: readonly Float64Array[],
  setting: ForecastSetting,
  processes: number,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<readonly ForecastOutcome[]> {
  const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(series.length / processes / TURNS)));
  const outcomes: ForecastOutcome[] = [];
  let next = 0;
  let done = 0;
  const work = async (learner: LearnerProcess): Promise<void> => {
    while (next < series.length) {
      const from = next;
      next += atOnce;
      const asked = series.slice(from, next);
      const answer = await learner.ask({ ask: 'forecast', series: asked, setting });
      if (!('forecast' in answer))
        throw new Error('Series were to be forecast, and something else was answered');
      for (const [index, outcome] of answer.forecast.entries()) outcomes[from + index] = outcome;
      done += asked.length;
      onProgress(done);
    }
  };
  const learners = Array.from({ length: processes }, () => new LearnerProcess());
  const end = (): void => {
    for (const learner of learners) learner.end();
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    mustNotBeAborted(signal);
    await Promise.all(learners.map(work));
  } catch (error) {
    mustNotBeAborted(signal);
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
  return outcomes;
}

/** Lets others work between its pieces. */
async function inPieces(
  work: Generator<undefined, ForecastOutcome>,
  signal: AbortSignal,
): Promise<ForecastOutcome> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
    mustNotBeAborted(signal);
  }
}

function mustNotBeAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
}
