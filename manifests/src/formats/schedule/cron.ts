import { t } from '@vscode/l10n';
import { toString } from 'cronstrue';
import 'cronstrue/locales/fr.js';
import { language } from '../../core/language.ts';

interface Field {
  readonly name: () => string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: () => t('minute'), least: 0, most: 59 },
  { name: () => t('hour'), least: 0, most: 23 },
  { name: () => t('day of the month'), least: 1, most: 31 },
  { name: () => t('month'), least: 1, most: 12, names: MONTHS },
  { name: () => t('day of the week'), least: 0, most: 7, names: DAYS },
];

/**
 * What is wrong with a schedule of five fields (minute, hour, day, month, weekday), in the user's words; undefined when
 * nothing is. The common ground of cron(8), Kubernetes (robfig/cron) and GitHub Actions: `*`, numbers, English names, ranges,
 * lists and steps. Macros (`@daily`) are for the caller, since not all of them read any.
 */
export function cronProblem(schedule: string): string | undefined {
  const fields = schedule.trim().split(/\s+/u);
  if (fields.length !== FIELDS.length || fields[0] === '')
    return t(
      'A schedule must have five fields (minute, hour, day, month, weekday), found {0}',
      fields.filter((field) => field !== '').length,
    );
  for (const [index, field] of FIELDS.entries()) {
    for (const part of (fields[index] ?? '').split(',')) {
      const problem = partProblem(part, field);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function partProblem(part: string, field: Field): string | undefined {
  const match = /^(?:\*|\?|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/iu.exec(part);
  if (!match) return t('"{0}" is not a valid {1}', part, field.name());
  const [, first, last, step] = match;
  for (const written of [first, last]) {
    if (written === undefined) continue;
    const value = valueOf(written, field);
    if (value === undefined || value < field.least || value > field.most)
      return t(
        '"{0}" is not a valid {1}: expected {2} to {3}',
        written,
        field.name(),
        field.least,
        field.most,
      );
  }
  if (first !== undefined && last !== undefined && (valueOf(first, field) ?? 0) > (valueOf(last, field) ?? 0))
    return t('The range "{0}" is in reverse order', part);
  if (step !== undefined && Number(step) === 0) return t('A step cannot be 0: "{0}"', part);
  return undefined;
}

function valueOf(written: string, { names, least }: Field): number | undefined {
  if (/^\d+$/u.test(written)) return Number(written);
  const index = names?.indexOf(written.toLowerCase()) ?? -1;
  return index === -1 ? undefined : index + least;
}

/** A schedule in words, in the user's language; undefined for a faulty one. */
export function cronInWords(schedule: string): string | undefined {
  if (cronProblem(schedule) !== undefined) return undefined;
  try {
    return toString(schedule, { locale: language(), use24HourTimeFormat: true });
  } catch {
    return undefined;
  }
}

/** Minutes between two runs of a schedule that runs several times an hour; 60 or more for all others. */
export function minutesBetweenRuns(schedule: string): number {
  const [minute = '', hour = ''] = schedule.trim().split(/\s+/u);
  if (!/^\*(?:\/1)?$|^\d|-|,|\//u.test(hour)) return 60;
  const minutes = new Set<number>();
  for (const part of minute.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/u.exec(part);
    if (!match) return 60;
    const step = Number(match[3] ?? 1) || 1;
    const from = Number(match[1] ?? 0);
    const to =
      match[1] === undefined || (match[2] === undefined && match[3] !== undefined)
        ? 59
        : Number(match[2] ?? match[1]);
    for (let at = from; at <= Math.min(to, 59); at += step) minutes.add(at);
  }
  const sorted = [...minutes].sort((a, b) => a - b);
  if (sorted.length < 2) return 60;
  const gaps = sorted.map((at, index) => (sorted[index + 1] ?? (sorted[0] ?? 0) + 60) - at);
  return Math.min(...gaps);
}
