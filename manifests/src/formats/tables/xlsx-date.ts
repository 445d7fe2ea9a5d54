/** What a number stands for under a number format. */
export type NumberMeaning = 'number' | 'percent' | 'date' | 'date-time' | 'time';

/** The numbers of Excel's built-in formats for dates and times; those of a file's own start at 164. */
const BUILT_IN: Readonly<Record<number, NumberMeaning>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  45: 'time',
  46: 'time',
  47: 'time',
};

/** What numbers mean under a format, from its code (`dd/mm/yyyy`) or its built-in number. */
export function meaningOfFormat(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return BUILT_IN[id] ?? 'number';
  // The first section is for positive numbers; quoted text, escaped characters and colours or locales say nothing.
  const bare = code
    .replace(/"[^"]*"/gu, '')
    .replace(/\\./gu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '')
    .replace(/[_*]./gu, '')
    .replace(/;.*$/su, '')
    .toLowerCase();
  const hasDay = /[yd]/u.test(bare) || (/m/u.test(bare) && !/[hs]/u.test(bare));
  const hasTime = /[hs]/u.test(bare);
  if (hasDay) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** Day 0 of the two calendars of Excel. The first one counts a 29 February 1900 that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * A serial day number as ISO 8601: `2026-01-15`, `2026-01-15T09:30` or `09:30`, with seconds where there are any.
 * Undefined for numbers that are not dates.
 */
export function dateText(
  serial: number,
  meaning: 'date' | 'date-time' | 'time',
  from1904: boolean,
): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined;
  const corrected = !from1904 && serial >= 1 && serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((corrected * MILLISECONDS_PER_DAY) / 1000);
  const iso = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + seconds * 1000).toISOString();
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 19).replace(/:00$/u, '');
  if (meaning === 'date') return day;
  if (meaning === 'time' && serial < 1) return time;
  return time === '00:00' && meaning === 'date-time' ? day : `${day}T${time}`;
}
