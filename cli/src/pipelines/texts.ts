import { t } from '@vscode/l10n';
import type { RecordedRun, RunState } from '@vitruve/engine';
import { language } from '@vitruve/manifests';
import { terminalText } from '@vitruve/workspace';

/** How a run of a stage ended, in a word or two. */
export function stateText(state: RunState): string {
  switch (state) {
    case 'done':
      return t('done');
    case 'up-to-date':
      return t('up to date');
    case 'restored':
      return t('restored');
    case 'failed':
      return t('failed');
    case 'skipped':
      return t('skipped');
    case 'not-run':
      return t('not run');
    case 'cancelled':
      return t('canceled');
    case 'would-run':
      return t('would run');
    case 'would-restore':
      return t('would be restored');
  }
}

/** Why a run of a stage ended, within a line: of several lines the first. */
export function reasonText(reason: string): string {
  const [first = '', ...others] = reason.split('\n');
  return terminalText(others.length > 0 ? `${first} …` : first);
}

/** `3.2 s`, `4 min 5 s` */
export function time(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${seconds.toLocaleString(language(), { maximumFractionDigits: seconds < 10 ? 1 : 0 })} s`;
}

/** `2 done`, `3 up to date`: of each state in which a run of a stage ended. */
export function countsText(counts: Readonly<Partial<Record<RunState, number>>>): readonly string[] {
  return (Object.keys(counts) as RunState[]).flatMap((state) => {
    const count = counts[state] ?? 0;
    return count > 0 ? [`${count} ${stateText(state)}`] : [];
  });
}

/** How a run of a pipeline ended. */
export function statusText(status: RecordedRun['status']): string {
  switch (status) {
    case 'succeeded':
      return t('succeeded');
    case 'failed':
      return t('failed');
    case 'cancelled':
      return t('canceled');
    case 'running':
      return t('running');
    case 'interrupted':
      return t('interrupted');
  }
}

/** A day and a time of this machine: `2026-11-23 14:05`. @param at ISO 8601. */
export function dayAndTime(at: string): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `1.5 MB` */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toLocaleString(language(), { maximumFractionDigits: digits })} ${units[unit] ?? ''}`;
}

/** `+0.02`, `-3` */
export function difference(value: number): string {
  return `${value > 0 ? '+' : ''}${Number(value.toPrecision(6))}`;
}

/** A table for a terminal: columns are as wide as their widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
