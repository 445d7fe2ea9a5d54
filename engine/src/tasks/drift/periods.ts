import { setImmediate } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { driftOf, type DriftOptions } from '../../learning/drift/drift.ts';
import type { TableColumn } from '../../learning/model/table.ts';
import type { Period } from './inputs.ts';
import type { PeriodDrift } from './result.ts';
import { samplesOf } from './tables.ts';

/** Fewer rows differ by chance, or not enough to be seen. */
const LEAST_ROWS = 30;
const MOST_PERIODS = 500;
const DAY = 86_400_000;

/**
 * Compares each period with the reference, from the oldest.
 * @param times milliseconds of the rows of the current table; rows without a time are in no period.
 * @throws TaskError where there are too many periods.
 */
export async function driftByPeriod(
  {
    reference,
    current,
  }: { readonly reference: readonly TableColumn[]; readonly current: readonly TableColumn[] },
  times: Float64Array,
  every: Period,
  options: DriftOptions,
  signal: AbortSignal,
): Promise<readonly PeriodDrift[]> {
  const periods = new Map<string, number[]>();
  for (const [row, time] of times.entries()) {
    if (!Number.isFinite(time)) continue;
    const name = periodOf(time, every);
    const rows = periods.get(name);
    if (rows) rows.push(row);
    else periods.set(name, [row]);
    if (periods.size > MOST_PERIODS)
      throw new TaskError(
        t('There are more than {0} periods: choose a longer one with "{1}"', MOST_PERIODS, 'every'),
      );
  }
  const found: PeriodDrift[] = [];
  for (const [period, rows] of [...periods].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Others get their turn, and a run can be canceled between periods.
    await setImmediate();
    if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
    found.push(
      rows.length < LEAST_ROWS
        ? { period, rows: rows.length, columns: 0, drifted: [] }
        : compared(period, rows),
    );
  }
  return found;

  function compared(period: string, rows: readonly number[]): PeriodDrift {
    const drifts = reference.flatMap((before, index) => {
      const now = current[index];
      const samples = now ? samplesOf(before, picked(now, rows)) : 'not-in-current';
      const drift = typeof samples === 'string' ? samples : driftOf(samples, options);
      return typeof drift === 'string' ? [] : [{ name: before.name, drifted: drift.drifted }];
    });
    const drifted = drifts.filter((each) => each.drifted).map(({ name }) => name);
    return {
      ...{ period, rows: rows.length, columns: drifts.length, drifted },
      ...(drifts.length > 0 && { driftedShare: drifted.length / drifts.length }),
    };
  }
}

function picked(column: TableColumn, rows: readonly number[]): TableColumn {
  if (column.type === 'number')
    return { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) };
  return { ...column, values: rows.map((row) => column.values[row] ?? '') };
}

/** In UTC, so that names in the order of letters are in the order of time. */
function periodOf(time: number, every: Period): string {
  const date = new Date(time);
  const day = date.toISOString().slice(0, 10);
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return new Date(time - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
    case 'year':
      return day.slice(0, 4);
  }
}
