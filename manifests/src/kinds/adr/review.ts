import type { Decision } from './model.ts';

/** The day (ISO) by which a decision was to be reviewed; undefined for none. A record dated after that day was looked at again. */
export function reviewDue({ revisit, date }: Pick<Decision, 'revisit' | 'date'>): string | undefined {
  if (revisit?.iso === undefined) return undefined;
  return date?.iso !== undefined && date.iso >= revisit.iso ? undefined : revisit.iso;
}
