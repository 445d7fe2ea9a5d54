import { headingKey } from './columns.ts';
import type { Draft } from './draft.ts';
import { dayOf, numberOf } from './words.ts';

/** What is above the headings of a table. */
export interface Preface {
  title?: string;
  description?: string;
  date?: string;
  version?: string;
  team?: readonly string[];
  threshold?: number;
  categories?: readonly string[];
  grid?: Record<string, Draft>;
  readonly other: Record<string, string>;
}

/** The names of these rows, as they are written. */
export const PREFACE_NAMES = {
  title: { en: 'Title', fr: 'Titre' },
  description: { en: 'Description', fr: 'Description' },
  date: { en: 'Review date', fr: 'Date de revue' },
  version: { en: 'Version', fr: 'Version' },
  team: { en: 'Team', fr: 'Équipe' },
  threshold: { en: 'Threshold', fr: 'Seuil' },
  categories: { en: 'Categories', fr: 'Catégories' },
  severity: { en: 'Severity scale', fr: 'Échelle de gravité' },
  occurrence: { en: 'Occurrence scale', fr: 'Échelle de fréquence' },
  detection: { en: 'Detection scale', fr: 'Échelle de détection' },
} as const;

export type PrefaceName = keyof typeof PREFACE_NAMES;

const BY_NAME = new Map<string, PrefaceName>(
  (Object.keys(PREFACE_NAMES) as PrefaceName[]).flatMap((name): [string, PrefaceName][] => [
    [headingKey(PREFACE_NAMES[name].en), name],
    [headingKey(PREFACE_NAMES[name].fr), name],
  ]),
);

/** Reads the rows above the headings: named ones, then a title, then what is kept under `other`. */
export function readPreface(rows: readonly (readonly string[])[], sheet: string): Preface {
  const preface: Preface = { other: {} };
  for (const [index, row] of rows.entries()) {
    const [first = '', ...values] = row.filter((cell) => cell !== '');
    if (first === '') continue;
    const name = BY_NAME.get(headingKey(first));
    if (name && values.length > 0 && take(preface, name, values)) continue;
    if (values.length === 0 && preface.title === undefined) preface.title = first;
    else preface.other[`${sheet} ${index + 1}`] = [first, ...values].join(' | ');
  }
  return preface;
}

/** @returns false when the values cannot be read as those of the row's name. */
function take(preface: Preface, name: PrefaceName, values: readonly string[]): boolean {
  const [value = ''] = values;
  switch (name) {
    case 'title':
    case 'description':
    case 'version':
      preface[name] = value;
      return values.length === 1;
    case 'date': {
      const day = dayOf(value);
      if (day) preface.date = day;
      return day !== undefined;
    }
    case 'team':
    case 'categories':
      preface[name] = values;
      return true;
    case 'threshold': {
      const threshold = numberOf(value)?.number;
      if (threshold === undefined || threshold <= 0) return false;
      preface.threshold = threshold;
      return true;
    }
    case 'severity':
    case 'occurrence':
    case 'detection': {
      const scale = scaleOf(values);
      if (scale) preface.grid = { ...preface.grid, [name]: scale };
      return scale !== undefined;
    }
  }
}

/** `1 = minor`, `2 = serious` …, or the ends as `1 – 10`. */
function scaleOf(values: readonly string[]): Draft | undefined {
  const ends = /^(\d{1,4})\s*[-–]\s*(\d{1,4})$/u.exec(values[0] ?? '');
  if (ends && values.length === 1) return { min: Number(ends[1]), max: Number(ends[2]) };
  const labels: Record<string, Draft> = {};
  for (const value of values) {
    const match = /^([1-9]\d{0,2})\s*[=:]\s*(.+)$/su.exec(value);
    if (!match) return undefined;
    labels[match[1] ?? ''] = match[2] ?? '';
  }
  return labels;
}
