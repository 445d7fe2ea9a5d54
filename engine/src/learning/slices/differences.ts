import type { Measure } from '../metrics/evaluation.ts';

/** What is known of a group of rows. */
export interface Rates {
  readonly measures: Readonly<Record<string, Measure>>;
}

/**
 * How far groups lie apart: for each measure that all of them have the largest value less the smallest one (`recallDifference`), and, of
 * two classes, what fairlearn calls demographic parity (how often the second class is predicted) and equalized odds (how often rightly
 * and wrongly), as differences (0: equal) and as ratios of the smallest to the largest (1: equal).
 */
export function groupDifferences(groups: readonly Rates[]): Readonly<Record<string, number>> {
  const [first, ...others] = groups;
  if (!first || others.length === 0) return {};
  const names = Object.keys(first.measures).filter((name) =>
    others.every(({ measures }) => name in measures),
  );
  const spread = new Map(
    names.map((name) => {
      const values = groups.map(({ measures }) => measures[name]?.value ?? Number.NaN);
      return [name, { least: Math.min(...values), most: Math.max(...values) }] as const;
    }),
  );
  const plain = [...spread]
    .filter(([name]) => !RATES.has(name))
    .map(([name, { least, most }]) => [`${name}Difference`, most - least] as const);
  const selection = spread.get('selectionRate');
  const odds = [spread.get('recall'), spread.get('falsePositiveRate')].filter((rate) => rate !== undefined);
  return Object.fromEntries([
    ...plain,
    ...(selection
      ? ([
          ['demographicParityDifference', difference(selection)],
          ['demographicParityRatio', ratio(selection)],
        ] as const)
      : []),
    ...(selection && odds.length === 2
      ? ([
          ['equalizedOddsDifference', Math.max(...odds.map(difference))],
          ['equalizedOddsRatio', Math.min(...odds.map(ratio))],
        ] as const)
      : []),
  ]);
}

/** Measures whose differences have names of their own. */
const RATES: ReadonlySet<string> = new Set(['selectionRate', 'falsePositiveRate']);

interface Spread {
  readonly least: number;
  readonly most: number;
}

const difference = ({ least, most }: Spread): number => most - least;
/** Groups of which nobody is selected are equal. */
const ratio = ({ least, most }: Spread): number => (most === 0 ? 1 : least / most);
