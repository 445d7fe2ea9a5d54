import { t } from '@vscode/l10n';
import { cronProblem } from './cron.ts';

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** The five fields that a schedule stands for. */
export function fieldsOf(schedule: string): string {
  return MACROS.get(schedule) ?? schedule;
}

/** As Go writes them: `1h30m`, `90s`. */
const DURATION = /^[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$|^[+-]?0$/u;

/**
 * What github.com/robfig/cron refuses of a schedule, in the user's words: the reader of Kubernetes and of Argo Workflows. It
 * knows macros, and Sunday as 0 alone. A time zone before the fields (`TZ=…`) is for the caller.
 */
export function robfigProblem(schedule: string): string | undefined {
  if (schedule.startsWith('@')) {
    if (MACROS.has(schedule) || DURATION.test(schedule.replace(/^@every /u, ''))) return undefined;
    return t(
      '"{0}" is not a valid schedule: expected five fields, @hourly, @daily, @weekly, @monthly, @yearly or "@every 1h30m"',
      schedule,
    );
  }
  const fields = schedule.split(/[ \t\r\n\v\f]+/u).filter((field) => field !== '');
  const problem = cronProblem(fields.map(plain).join(' '));
  if (problem !== undefined) return problem;
  const sunday = (fields[4] ?? '').split(',').some((part) => /(?:^|-)0*7(?:\/|$)/u.test(part));
  return sunday ? t('Kubernetes days of the week go from 0 (Sunday) to 6') : undefined;
}

/** Without what that reader passes over: empty parts, and the end of a range that begins with a star. */
function plain(field: string): string {
  const parts = field.split(',').filter((part) => part !== '');
  return parts.length === 0 ? '*' : parts.map((part) => part.replace(/^([*?])-[^/]*/u, '$1')).join(',');
}
