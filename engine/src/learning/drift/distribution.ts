import { usualRange } from '../usual-range.ts';
import { occurrences } from './counts.ts';
import type { Samples } from './drift.ts';

/** How often values are in both tables. The counts are in the order of the intervals or values. */
export type Distribution = Intervals | Values;

interface Frequencies {
  /** Values of the reference. */
  readonly reference: readonly number[];
  /** Values of the current table. */
  readonly current: readonly number[];
}

/** Numbers in equal intervals with round limits. */
export interface Intervals extends Frequencies {
  readonly of: 'intervals';
  /** One more than there are intervals. An interval holds its lower limit, the last one both. */
  readonly edges: readonly number[];
  /** Whether the first and the last interval also hold what lies beyond, so that a few extreme values do not hide the others. */
  readonly isOpen: readonly [below: boolean, above: boolean];
}

/** Texts, or few different numbers. */
export interface Values extends Frequencies {
  readonly of: 'values';
  readonly values: readonly (number | string)[];
  /** How many other values there are: they are counted together, behind the last value. 0 for none. */
  readonly others: number;
}

/** Different numbers up to which they are shown one by one. */
const FEW_NUMBERS = 12;
const MOST_TEXTS = 12;
/** Intervals at most, but for one at each end; round limits make fewer. */
const INTERVALS = 30;
/**
 * The distributions of a column to be looked at. These intervals are no part of the comparison, which has its own.
 * @param samples finite numbers, and no empty texts; neither sample is empty.
 * @returns undefined for numbers that are too large for intervals.
 */
export function distributionOf(samples: Samples): Distribution | undefined {
  if (samples.kind === 'text') return frequentTexts(samples.reference, samples.current);
  const reference = samples.reference.toSorted();
  const current = samples.current.toSorted();
  const distinct = [...new Set([...distinctUpTo(reference), ...distinctUpTo(current)])];
  if (distinct.length > FEW_NUMBERS) return intervalsOf(reference, current);
  const values = distinct.sort((a, b) => a - b);
  return {
    of: 'values',
    values,
    others: 0,
    reference: countsOf(values, occurrences(reference)),
    current: countsOf(values, occurrences(current)),
  };
}

/** As many as show that there are too many. */
function distinctUpTo(sorted: Float64Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (const value of sorted) {
    found.add(value);
    if (found.size > FEW_NUMBERS) break;
  }
  return found;
}

function intervalsOf(reference: Float64Array, current: Float64Array): Intervals | undefined {
  const { low, high } = usualRange([reference, current]);
  const edges = roundEdges(low, high);
  if (!edges) return undefined;
  return {
    of: 'intervals',
    edges,
    isOpen: [
      Math.min(reference[0] ?? 0, current[0] ?? 0) < (edges[0] ?? 0),
      Math.max(reference.at(-1) ?? 0, current.at(-1) ?? 0) > (edges.at(-1) ?? 0),
    ],
    reference: countsBetween(edges, reference),
    current: countsBetween(edges, current),
  };
}

/** Limits that are multiples of 1, 2 or 5 times a power of ten; undefined where numbers of 64 bits cannot hold them. */
function roundEdges(low: number, high: number): readonly number[] | undefined {
  const wanted = (high - low) / INTERVALS;
  if (!Number.isFinite(wanted) || wanted <= 0) return undefined;
  const power = Math.floor(Math.log10(wanted));
  const digit = [1, 2, 5, 10].find((each) => each * 10 ** power >= wanted) ?? 10;
  const first = Math.floor(low / (digit * 10 ** power));
  const last = Math.max(first + 1, Math.ceil(high / (digit * 10 ** power)));
  // A quotient of whole numbers is the nearest number to a limit such as 0.3, a product is not.
  const edges = Array.from({ length: last - first + 1 }, (_, index) =>
    power < 0 ? ((first + index) * digit) / 10 ** -power : (first + index) * digit * 10 ** power,
  );
  return edges.every((edge, index) => Number.isFinite(edge) && edge > (edges[index - 1] ?? -Infinity))
    ? edges
    : undefined;
}

/** What lies beyond is counted in the first and the last interval. */
function countsBetween(edges: readonly number[], sorted: Float64Array): readonly number[] {
  const last = edges.length - 2;
  const counts = new Array<number>(last + 1).fill(0);
  let interval = 0;
  for (const value of sorted) {
    while (interval < last && value >= (edges[interval + 1] ?? Infinity)) interval++;
    counts[interval] = (counts[interval] ?? 0) + 1;
  }
  return counts;
}

/** The texts that one of the tables has most often, those that the reference has most often first. */
function frequentTexts(reference: readonly string[], current: readonly string[]): Values {
  const [before, now] = [occurrences(reference), occurrences(current)];
  const shares = (text: string): readonly [number, number] => [
    (before.get(text) ?? 0) / reference.length,
    (now.get(text) ?? 0) / current.length,
  ];
  const all = [...new Set([...before.keys(), ...now.keys()])];
  const kept = all
    .toSorted((a, b) => Math.max(...shares(b)) - Math.max(...shares(a)))
    .slice(0, all.length > MOST_TEXTS ? MOST_TEXTS - 1 : MOST_TEXTS);
  const values = kept.toSorted((a, b) => {
    const [[first, second], [other, another]] = [shares(a), shares(b)];
    return other - first || another - second;
  });
  const others = all.length - values.length;
  const frequencies = (counts: ReadonlyMap<string, number>, size: number): readonly number[] => {
    const known = countsOf(values, counts);
    return others === 0 ? known : [...known, size - known.reduce((sum, count) => sum + count, 0)];
  };
  return {
    of: 'values',
    values,
    others,
    reference: frequencies(before, reference.length),
    current: frequencies(now, current.length),
  };
}

function countsOf<Value>(values: readonly Value[], counts: ReadonlyMap<Value, number>): readonly number[] {
  return values.map((value) => counts.get(value) ?? 0);
}
