import type { RunState } from '@vitruve/engine';
import { t } from '@vscode/l10n';

/** A run of a stage for periods, and whether its last run failed. */
export interface PeriodRun {
  readonly run: string;
  readonly state: RunState;
  /** By partition. */
  readonly periods?: Readonly<Record<string, string>> | undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/u;
const MARKS = { done: '✓', missing: '·', failed: '✗' } as const;

/**
 * The days of partitions as months, week by week: which are done, missing, and failed.
 * @param failed names of runs whose last run failed.
 * @returns lines; none where no stage has days.
 */
export function calendarLines(runs: readonly PeriodRun[], failed: ReadonlySet<string>): readonly string[] {
  const stages = new Map<string, Map<string, keyof typeof MARKS>>();
  for (const { run, state, periods = {} } of runs)
    for (const [partition, day] of Object.entries(periods)) {
      if (!DAY.test(day)) continue;
      // Runs of one day that differ in another variable have calendars of their own.
      const name = run.replace(`${partition}=${day}`, partition);
      const days = stages.get(name) ?? new Map<string, keyof typeof MARKS>();
      const isDone = state === 'up-to-date' || state === 'would-restore' || state === 'skipped';
      days.set(day, isDone ? 'done' : state === 'failed' || failed.has(run) ? 'failed' : 'missing');
      stages.set(name, days);
    }
  const lines = [...stages].flatMap(([name, days]) => [name, ...monthsOf(days)]);
  const legend = t('✓ done  · missing  ✗ failed');
  return lines.length === 0 ? [] : [...lines, legend];
}

function monthsOf(days: ReadonlyMap<string, keyof typeof MARKS>): readonly string[] {
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].sort();
  return months.flatMap((month) => {
    const [year = 0, number = 1] = month.split('-').map(Number);
    const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
    // Weeks begin on Monday.
    const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
    const cells = [
      ...Array.from({ length: before }, () => '    '),
      ...Array.from({ length }, (_, index) => {
        const state = days.get(`${month}-${String(index + 1).padStart(2, '0')}`);
        return `${String(index + 1).padStart(3)}${state ? MARKS[state] : ' '}`;
      }),
    ];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
      cells
        .slice(week * 7, week * 7 + 7)
        .join('')
        .trimEnd(),
    );
    const names = t('Mo Tu We Th Fr Sa Su').split(' ');
    return [
      `  ${month}`,
      `  ${names
        .map((name) => ` ${name} `)
        .join('')
        .trimEnd()}`,
      ...weeks.map((week) => `  ${week}`),
    ];
  });
}
