import type { PipelineEvent } from '@vitruve/engine';
import { counted } from '@vitruve/manifests';

type Ended = Extract<PipelineEvent, { readonly event: 'ended' }>;

/** How one run would end, or several for periods that follow each other. */
export interface ToldPeriods extends Pick<Ended, 'run' | 'state'> {
  readonly reason?: string;
}

/**
 * Runs for periods that follow each other and end in the same way, as one: `load (day=2025-01-01..2025-01-31), 31 periods`.
 * @param runs all of them, those that are up to date too: they are what is between two gaps.
 */
export function joinedPeriods(runs: readonly Ended[]): readonly ToldPeriods[] {
  const told: ToldPeriods[] = [];
  /** Runs that differ in their period alone. */
  const series = new Map<string, Ended[]>();
  for (const run of runs) {
    const [[, period] = [undefined, undefined], ...others] = Object.entries(run.periods ?? {});
    if (period === undefined || others.length > 0) {
      told.push(run);
      continue;
    }
    const key = run.run.replace(`=${period}`, '=');
    const known = series.get(key);
    if (known) known.push(run);
    else series.set(key, [run]);
  }
  for (const all of series.values()) told.push(...stretches(all));
  return told;
}

function stretches(runs: readonly Ended[]): readonly ToldPeriods[] {
  const told: ToldPeriods[] = [];
  let stretch: Ended[] = [];
  const end = (): void => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    if (first && last) told.push(first === last ? first : stretchOf(first, last, stretch.length));
    stretch = [];
  };
  // Names of periods are in the order of time.
  for (const run of runs.toSorted((a, b) => (periodOf(a) < periodOf(b) ? -1 : 1))) {
    const last = stretch.at(-1);
    if (last && (last.state !== run.state || reasonOf(last) !== reasonOf(run))) end();
    stretch.push(run);
  }
  end();
  return told;
}

function stretchOf(first: Ended, last: Ended, count: number): ToldPeriods {
  const [from, to] = [periodOf(first), periodOf(last)];
  const name = first.run.replace(`=${from}`, () => `=${from}..${to}`);
  const run = `${name}, ${counted(count, '{0} period', '{0} periods')}`;
  return { ...first, run, reason: reasonOf(first) };
}

/** Why, whatever the period: files are often named by it. */
function reasonOf(run: Ended): string {
  return (run.reason ?? '').replaceAll(periodOf(run), '…');
}

function periodOf({ periods = {} }: Ended): string {
  return Object.values(periods)[0] ?? '';
}
