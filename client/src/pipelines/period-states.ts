import type { StageStatus } from './recorded-runs.ts';

/** What became of a period of a stage. */
export type PeriodState = 'done' | 'outdated' | 'missing' | 'failed';

/** From what says most to what says least: a period of which one run failed has failed. */
const WEIGHTS: readonly PeriodState[] = ['failed', 'missing', 'outdated', 'done'];

/** Periods of a stage that follow each other, both included. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/**
 * The periods of a partition of a stage with what became of them, in the order of time.
 * @param statuses of all runs of its pipeline.
 */
export function periodStates(
  statuses: readonly StageStatus[],
  stage: string,
  partition: string,
): ReadonlyMap<string, PeriodState> {
  const states = new Map<string, PeriodState>();
  for (const status of statuses) {
    const period = status.periods?.[partition];
    // `data/load (day=2025-01-01)` is a run of a pipeline that the stage uses.
    if (period === undefined || status.run.replace(/ \(.*$/su, '') !== stage) continue;
    const [known, state] = [states.get(period), stateOf(status)];
    if (known === undefined || WEIGHTS.indexOf(state) < WEIGHTS.indexOf(known)) states.set(period, state);
  }
  // Names of periods are in the order of time.
  return new Map([...states].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function stateOf({ state, hasFailed, lastMilliseconds }: StageStatus): PeriodState {
  switch (state) {
    case 'up-to-date':
    case 'would-restore':
    case 'done':
    case 'restored':
    case 'skipped':
      return 'done';
    case 'failed':
      return 'failed';
    case 'would-run':
    case 'not-run':
    case 'cancelled':
      if (hasFailed === true) return 'failed';
      return lastMilliseconds === undefined ? 'missing' : 'outdated';
  }
}

/** The periods around one that are to be run and follow each other; undefined where it is not to be run. */
export function gapAround(states: ReadonlyMap<string, PeriodState>, period: string): Gap | undefined {
  const all = [...states];
  const at = all.findIndex(([name]) => name === period);
  const isOpen = (index: number): boolean => (all[index]?.[1] ?? 'done') !== 'done';
  if (!isOpen(at)) return undefined;
  let [first, last] = [at, at];
  while (isOpen(first - 1)) first--;
  while (isOpen(last + 1)) last++;
  return { from: all[first]?.[0] ?? period, to: all[last]?.[0] ?? period, count: last - first + 1 };
}
