import { t } from '@vscode/l10n';

/**
 * The share of bad events that a target allows, from 0 to 1; undefined for one that allows none or is no share.
 * Source: Google, The Site Reliability Workbook, "Implementing SLOs": the error budget is 1 minus the objective.
 */
export function allowedShare(
  direction: 'atLeast' | 'atMost' | 'between',
  percent: number,
): number | undefined {
  // Of the decimals that people write, without what a subtraction in binary leaves behind.
  const allowed = Number((direction === 'atLeast' ? 1 - percent / 100 : percent / 100).toPrecision(12));
  return direction === 'between' || !(allowed > 0 && allowed <= 1) ? undefined : allowed;
}

/** A time in milliseconds as people say it, in their language: `43 min 12 s`, `2 d 4 h`. Two units at most. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), t('d')],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([number]) => number > 0);
  if (first === -1) return '0 s';
  const shown = parts.slice(first, first + 2).filter(([number]) => number > 0);
  return `${milliseconds < 0 ? '−' : ''}${shown.map(([number, unit]) => `${number} ${unit}`).join(' ')}`;
}
