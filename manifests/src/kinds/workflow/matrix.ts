import { isMap, isScalar, isSeq, itemsOf, type YamlNode } from '../../core/yaml/node.ts';
import type { Matrix } from './model.ts';

/** Most jobs that GitHub makes of a matrix; more are not counted. */
const MOST = 256;

type Combination = ReadonlyMap<string, string>;

/** How many jobs a matrix makes; undefined when an expression says, or when they are more than GitHub allows. */
export function jobsOfMatrix({ rows, include, exclude, node }: Matrix): number | undefined {
  if (!isMap(node) || [...rows.map(({ value }) => value), include, exclude].some(computed)) return undefined;
  const original = product(rows.map(({ key, value }) => [key.text, itemsOf(value)]));
  if (original === undefined) return undefined;
  const excluded = entriesOf(exclude);
  const kept = original.filter((combination) => !excluded.some((entry) => holds(combination, entry)));
  let added = 0;
  for (const entry of entriesOf(include)) {
    const shared = [...entry].filter(([key]) => rows.some((row) => row.key.text === key));
    if (kept.length === 0 || !kept.some((combination) => holds(combination, new Map(shared)))) added++;
  }
  return kept.length + added;
}

function product(
  rows: readonly (readonly [string, readonly (YamlNode | null)[]])[],
): Combination[] | undefined {
  if (rows.length === 0) return [];
  let combinations: Combination[] = [new Map()];
  for (const [key, values] of rows) {
    if (combinations.length * values.length > MOST) return undefined;
    combinations = combinations.flatMap((combination) =>
      values.map((value) => new Map([...combination, [key, written(value)]])),
    );
  }
  return combinations;
}

function holds(combination: Combination, entry: Combination): boolean {
  return [...entry].every(([key, value]) => combination.get(key) === value);
}

function entriesOf(node: YamlNode | undefined): Combination[] {
  if (!isSeq(node)) return [];
  return node.items
    .filter(isMap)
    .map(({ pairs }) => new Map(pairs.map(({ key, value }) => [key.text, written(value)])));
}

/** A value in a form in which equal values are equal texts. */
export function written(node: YamlNode | null): string {
  if (node === null) return 'null';
  if (isScalar(node)) return node.style === 'plain' ? JSON.stringify(node.value) : JSON.stringify(node.text);
  if (isSeq(node)) return `[${node.items.map(written).join()}]`;
  return `{${node.pairs
    .map(({ key, value }) => `${JSON.stringify(key.text)}:${written(value)}`)
    .sort()
    .join()}}`;
}

/** True when an expression stands anywhere in a value: nobody knows it before the run. */
export function computed(node: YamlNode | null | undefined): boolean {
  if (!node) return false;
  if (isScalar(node)) return node.text.includes('${{');
  if (isSeq(node)) return node.items.some(computed);
  return node.pairs.some(({ key, value }) => key.text.includes('${{') || computed(value));
}
