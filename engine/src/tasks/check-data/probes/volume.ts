import { stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { boundsOf, counted, duration, isScalar, scalarOf } from '@vitruve/manifests';
import { CannotCheck } from '../cannot-check.ts';
import { classOf } from '../../../tables/column-class.ts';
import { comparedShare, shownShare } from '../exact-share.ts';
import { all, onlyColumnOf, whereOf, type Subject } from '../subject.ts';
import { countIn, countWhere, type Probe } from './probe.ts';

/** The number of rows, within bounds, and against the last run. */
export function rowCountProbe(subject: Subject): Probe {
  const { expectation, rowsBefore } = subject;
  const { min, max } = boundsOf(expectation.value);
  const change = scalarOf(expectation.value, 'change')?.text;
  return {
    aggregates: [countWhere(all(whereOf(subject)))],
    judge: ([cell]) => {
      const rows = countIn(cell);
      const shown = counted(rows, '{0} row', '{0} rows');
      const faults: string[] = [];
      if (min && rows < Number(min.text)) faults.push(t('minimum: {0}', min.text));
      if (max && rows > Number(max.text)) faults.push(t('maximum: {0}', max.text));
      const notes: string[] = [];
      if (change !== undefined && rowsBefore === undefined) notes.push(t('no run to compare with'));
      else if (change !== undefined && rowsBefore !== undefined) {
        const difference = Math.abs(rows - rowsBefore);
        const text = t('{0} before, a change of {1}', rowsBefore, shownShare(difference, rowsBefore));
        const isMore = rowsBefore === 0 ? rows > 0 : comparedShare(difference, rowsBefore, change) > 0;
        if (isMore) faults.push(`${text}, ${t('maximum: {0}', change)}`);
        else notes.push(text);
      }
      return {
        status: faults.length === 0 ? 'passed' : 'failed',
        message: [shown, ...faults, ...notes].join(', '),
        rows,
        value: rows,
      };
    },
  };
}

/** The age of the newest value of a column, or of the file. */
export async function freshnessProbe(subject: Subject): Promise<Probe> {
  const { check, expectation, table, now } = subject;
  const limit = duration(isScalar(expectation.value) ? expectation.value.text : '') ?? 0;
  const judged = (newest: number | undefined): ReturnType<Probe['judge']> => {
    if (newest === undefined) return { status: 'failed', message: t('No values') };
    const age = now - newest;
    const at = new Date(newest).toISOString().replace(/\.000Z$/u, 'Z');
    return {
      status: age <= limit ? 'passed' : 'failed',
      message: t('Newest: {0}, {1} old', at, shownAge(age)),
      value: at,
    };
  };
  if (check.columns.length === 0) {
    const times = await Promise.all(table.files.map(async (file) => (await stat(file)).mtimeMs));
    return { aggregates: [], judge: () => judged(Math.max(...times)) };
  }
  const { name, sql, type } = onlyColumnOf(subject);
  if (classOf(type) !== 'date' && classOf(type) !== 'timestamp')
    throw new CannotCheck(t('Column "{0}" is read as {1}: it has no dates', name, type));
  const newest = `epoch_ms(max(${sql}) FILTER (WHERE ${all(whereOf(subject), `isfinite(${sql})`)}))`;
  return {
    aggregates: [newest],
    judge: ([cell]) => judged(cell === null || cell === undefined ? undefined : Number(cell)),
  };
}

const HOUR = 3_600_000;

/** `3 d 4 h`; a time that is still to come is negative. */
function shownAge(milliseconds: number): string {
  const sign = milliseconds < 0 ? '-' : '';
  const hours = Math.floor(Math.abs(milliseconds) / HOUR);
  if (hours === 0) return `${sign}${Math.round(Math.abs(milliseconds) / 60_000)} min`;
  return hours < 48 ? `${sign}${hours} h` : `${sign}${Math.floor(hours / 24)} d ${hours % 24} h`;
}
