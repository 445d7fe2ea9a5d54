import { t } from '@vscode/l10n';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** True when a day (`YYYY-MM-DD`) lies before today. False for anything that is not a day. */
export function isOverdue(due: string, today: string): boolean {
  return isDay(due) && due < today;
}

/** True for a day as tables write it: `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text);
}

/** Days that actions are often due on, from today (`YYYY-MM-DD`), the nearest first. */
export function dueDates(today: string): readonly { readonly day: string; readonly label: string }[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const iso = (...parts: [number, number, number]): string =>
    new Date(Date.UTC(...parts)).toISOString().slice(0, 10);
  const quarterEnd = Math.ceil(month / 3) * 3;
  return [
    { day: iso(year, month - 1, day + 14), label: t('in 2 weeks') },
    { day: iso(year, month - 1, day + 30), label: t('in 30 days') },
    { day: iso(year, month - 1, day + 90), label: t('in 90 days') },
    { day: iso(year, quarterEnd, 0), label: t('at the end of the quarter') },
    { day: iso(year, 12, 0), label: t('at the end of the year') },
  ];
}
