import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { LEVELS, type DrawnColumn } from './drawn-effects.ts';
import { shownEffect } from './effect-text.ts';

/** Rows that have alike values. */
export interface ValueGroup {
  readonly text: string;
  /** Of the rows that are drawn, from 0. */
  readonly rows: readonly number[];
}

const MOST_TEXTS = 10;

/** Rows by fifths of their numbers, or by their texts, those without a value last. */
export function groupsOf({ values }: DrawnColumn): readonly ValueGroup[] {
  const rows = values.map((_, row) => row);
  const missing = rows.filter((row) => values[row] === null);
  const known = rows.filter((row) => values[row] !== null);
  const isText = known.some((row) => typeof values[row] === 'string');
  return [
    ...(isText ? textGroups(known, values) : numberGroups(known, values)),
    ...(missing.length > 0 ? [{ text: t('Missing'), rows: missing }] : []),
  ];
}

/** Equal numbers are in one group: there may be fewer than five. */
function numberGroups(known: readonly number[], values: DrawnColumn['values']): readonly ValueGroup[] {
  const numberOf = (row: number): number => Number(values[row]);
  const sorted = known.toSorted((a, b) => numberOf(a) - numberOf(b));
  const first = new Map<number, number>();
  for (const [place, row] of sorted.entries()) if (!first.has(numberOf(row))) first.set(numberOf(row), place);
  const groups = new Map<number, number[]>();
  for (const row of sorted) {
    const fifth = Math.floor(((first.get(numberOf(row)) ?? 0) / sorted.length) * LEVELS);
    const group = groups.get(fifth) ?? [];
    group.push(row);
    groups.set(fifth, group);
  }
  return [...groups.values()].map((rows) => {
    const [low, high] = [numberOf(rows[0] ?? 0), numberOf(rows.at(-1) ?? 0)];
    return {
      text: low === high ? shownEffect(low) : t('{0} to {1}', shownEffect(low), shownEffect(high)),
      rows,
    };
  });
}

/** The most frequent ones, and the others together. */
function textGroups(known: readonly number[], values: DrawnColumn['values']): readonly ValueGroup[] {
  const groups = new Map<string, number[]>();
  for (const row of known) {
    const text = String(values[row]);
    const group = groups.get(text) ?? [];
    group.push(row);
    groups.set(text, group);
  }
  const sorted = [...groups]
    .map(([text, rows]) => ({ text, rows }))
    .sort((a, b) => b.rows.length - a.rows.length);
  if (sorted.length <= MOST_TEXTS) return sorted;
  const others = sorted.slice(MOST_TEXTS - 1);
  return [
    ...sorted.slice(0, MOST_TEXTS - 1),
    {
      text: counted(others.length, '{0} other value', '{0} other values'),
      rows: others.flatMap(({ rows }) => rows),
    },
  ];
}
