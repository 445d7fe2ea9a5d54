import { groupedBy } from '../../core/grouped.ts';
import type { Alias, Promotion, RegisteredModel } from '../../formats/model-registry/registry.ts';

/** The entries of an alias, the earliest first. On a day of which not every entry has a time, in the order of the file. */
function promotionsOf({ history }: RegisteredModel, alias: Alias): readonly Promotion[] {
  const own = history.filter((entry) => entry.alias?.text === alias && entry.at);
  const days = groupedBy(own, dayOf);
  return [...days].sort(([a], [b]) => compared(a, b)).flatMap(([, entries]) => ordered(entries));
}

/**
 * The entries that may say what an alias means now: the latest one. Several where they are of one day and not every one has a time,
 * or of one time.
 */
export function latestPromotions(registered: RegisteredModel, alias: Alias): readonly Promotion[] {
  const all = promotionsOf(registered, alias);
  const last = all.at(-1);
  if (!last) return [];
  const day = all.filter((entry) => dayOf(entry) === dayOf(last));
  return day.every(hasTime) ? day.filter((entry) => timeOf(entry) === timeOf(last)) : day;
}

/** The day of the last entry of an alias: `2026-03-01`. */
export function lastDay(registered: RegisteredModel, alias: Alias): string | undefined {
  const last = promotionsOf(registered, alias).at(-1);
  return last && dayOf(last);
}

/**
 * What was champion before the champion of now, as one goes back in a browser: who went back from 3 to 2 gets to 1 next, and not to
 * 3 again. Undefined where the history does not end with the champion, or begins with it.
 */
export function championBefore(registered: RegisteredModel): string | undefined {
  const way: string[] = [];
  for (const { version } of promotionsOf(registered, 'champion')) {
    if (!version) continue;
    const at = way.indexOf(version.text);
    way.splice(at === -1 ? way.length : at, way.length, version.text);
  }
  return way.at(-1) === registered.aliases.champion?.text ? way.at(-2) : undefined;
}

/**
 * What an alias meant on a day: what it meant when the day began, and all that it was changed to during the day.
 * @param day `YYYY-MM-DD`, in UTC as the entries are.
 */
export function servedOn(registered: RegisteredModel, alias: Alias, day: string): readonly Promotion[] {
  const all = promotionsOf(registered, alias);
  const before = all.findLast((entry) => dayOf(entry) < day);
  const during = all.filter((entry) => dayOf(entry) === day);
  return [...(before ? [before] : []), ...during];
}

function ordered(entries: readonly Promotion[]): readonly Promotion[] {
  return entries.every(hasTime) ? [...entries].sort((a, b) => compared(timeOf(a), timeOf(b))) : entries;
}

/** `2026-03-01` */
export function dayOf({ at }: Promotion): string {
  return (at?.text ?? '').slice(0, 10);
}

function hasTime({ at }: Promotion): boolean {
  return at?.text.includes('T') === true;
}

/** With seconds, so that times of both forms sort as texts. */
function timeOf({ at }: Promotion): string {
  return (at?.text ?? '').replace(/T(\d{2}:\d{2})Z$/u, 'T$1:00Z');
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
