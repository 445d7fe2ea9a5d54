import { headingKey } from './columns.ts';
import { meaningOfHeading, stageOf, type HeadingMeaning } from './heading-words.ts';

/** A column by what is written above its data. */
export interface ColumnHeading {
  /** The lowest of its headings. */
  readonly leaf: string;
  /** The headings above it, the nearest first: merged cells that span several columns. */
  readonly groups: readonly string[];
  /** As a person is shown it: the group with the heading, where one alone says little. */
  readonly shown: string;
}

/** Words that say nothing about what is rated: the group above does. */
const GENERIC =
  /^(?:note|notes|rating|ratings|cotation|valeur|value|score|indice|niveau|level|rank|ranking)?$/u;

/** The headings of columns that have one to three rows. A merged cell reaches to the next one of its row. */
export function headingsOf(rows: readonly (readonly string[])[]): readonly ColumnHeading[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const repeated = repeatedTexts(rows.at(-1) ?? []);
  const spread = rows.map((row, index) => (index === rows.length - 1 ? row : spreadRight(row, width)));
  return Array.from({ length: width }, (_, column): ColumnHeading => {
    const own = rows.findLastIndex((row) => (row[column] ?? '') !== '');
    const leaf = rows[own]?.[column] ?? '';
    const groups = spread
      .slice(0, Math.max(own, 0))
      .map((row) => row[column] ?? '')
      .filter((group, index, all) => group !== '' && group !== leaf && all.indexOf(group) === index)
      .reverse();
    const nearest = groups[0];
    const isVague = headingKey(leaf).length <= 3 || GENERIC.test(headingKey(leaf));
    const needsGroup = nearest !== undefined && (isVague || repeated.has(leaf));
    return { leaf, groups, shown: needsGroup ? `${nearest}: ${leaf}` : leaf };
  });
}

function repeatedTexts(row: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  const repeated = new Set<string>();
  for (const text of row) {
    if (met.has(text)) repeated.add(text);
    met.add(text);
  }
  return repeated;
}

/** A title alone at the left spans nothing: it is that of the table. */
function spreadRight(row: readonly string[], width: number): readonly string[] {
  if (row.every((cell, index) => index === 0 || cell === '')) return row;
  let current = '';
  return Array.from({ length: width }, (_, column) => (current = row[column] || current));
}

/** What a column holds, by its heading and, where that says too little, by the group above it. */
export function meaningOfColumn({ leaf, groups }: ColumnHeading): HeadingMeaning | undefined {
  if (leaf === '') return undefined;
  const [group] = groups;
  const key = headingKey(leaf);
  if (group !== undefined) {
    if (GENERIC.test(key)) return meaningOfHeading(group);
    // "Current controls" above "Prevention" and "Detection"; "Recommended actions" likewise.
    if (/^(?:prevention|preventive|detection)$/u.test(key)) {
      const above = meaningOfHeading(group)?.field;
      if (above === 'controls' || (above === 'action' && stageOf(group) === undefined))
        return meaningOfHeading(`${leaf} ${above === 'action' ? 'action' : 'controls'}`);
    }
  }
  return meaningOfHeading(leaf);
}

/** Whether a column is said to be before the actions or after them. */
export function stageOfColumn({ leaf, groups }: ColumnHeading): 'initial' | 'residual' | undefined {
  for (const text of [leaf, ...groups]) {
    const stage = stageOf(text);
    if (stage) return stage;
  }
  return undefined;
}
