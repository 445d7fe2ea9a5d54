import { Random } from '../random.ts';
import type { ParameterValue, SearchedValues, SearchRule, Trial } from './request.ts';

/** A combination of parameters. */
export type Combination = Trial['parameters'];

/** Tells the draws of a search from others of the seed. */
const STREAM = 0x5ea7c4;
/** Draws for each new combination, at most: a space of few has no others. */
const DRAWS = 50;
/** Digits of what is drawn from a range: what a report shows can be written into a manifest. */
const DIGITS = 4;

/**
 * The combinations that a search tries, all of them different. Of lists that have fewer combinations than there are trials, all.
 * @param seed the same makes the same draws.
 */
export function combinationsOf({ method, trials, parameters }: SearchRule, seed: number): Combination[] {
  const entries = Object.entries(parameters);
  const lists = entries.filter((entry): entry is [string, readonly ParameterValue[]] => isList(entry[1]));
  const isFinite = lists.length === entries.length;
  const size = lists.reduce((product, [, values]) => product * values.length, 1);
  if (method === 'grid' || (isFinite && size <= trials)) return grid(lists);
  const random = new Random(seed, STREAM);
  const found = new Map<string, Combination>();
  for (let draw = 0; found.size < trials && draw < trials * DRAWS; draw++) {
    const drawn = Object.fromEntries(entries.map(([name, values]) => [name, drawnFrom(values, random)]));
    found.set(JSON.stringify(drawn), drawn);
  }
  return [...found.values()];
}

/** All combinations; those of the last list follow each other. */
function grid(lists: readonly (readonly [string, readonly ParameterValue[]])[]): Combination[] {
  return lists.reduce<Combination[]>(
    (found, [name, values]) =>
      found.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    [{}],
  );
}

function drawnFrom(values: SearchedValues, random: Random): ParameterValue {
  if (isList(values)) return values[random.below(values.length)] ?? 0;
  const { from, to, scale, isWhole } = values;
  if (isWhole && scale === 'linear') return from + random.below(to - from + 1);
  const share = random.next();
  const drawn =
    scale === 'log'
      ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
      : from + share * (to - from);
  const rounded = isWhole ? Math.round(drawn) : Number(drawn.toPrecision(DIGITS));
  return Math.min(to, Math.max(from, rounded));
}

function isList(values: SearchedValues): values is readonly ParameterValue[] {
  return Array.isArray(values);
}
