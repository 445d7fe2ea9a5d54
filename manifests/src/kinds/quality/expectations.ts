/** What a check may expect, by the key that says it, in the order of the documentation. */
export const EXPECTATIONS = [
  'columns',
  'notNull',
  'values',
  'forbidden',
  'range',
  'length',
  'pattern',
  'forbiddenPattern',
  'dateFormat',
  'unique',
  'references',
  'condition',
  'rowCount',
  'freshness',
  'statistic',
  'share',
  'drift',
  'total',
] as const;
export type ExpectationName = (typeof EXPECTATIONS)[number];

/** Expectations on each value of `column`. */
const OF_VALUES: ReadonlySet<ExpectationName> = new Set([
  'notNull',
  'values',
  'forbidden',
  'range',
  'length',
  'pattern',
  'forbiddenPattern',
  'dateFormat',
  'references',
]);

/** Expectations of which rows fail: some of them may be tolerated, and they can be written to a file. */
export function hasFailingRows(name: ExpectationName): boolean {
  return OF_VALUES.has(name) || name === 'unique' || name === 'condition';
}

/** Whether an expectation is about `column`: it must be, may be, or says itself what it is about. */
export function columnUse(name: ExpectationName): 'required' | 'optional' | 'none' {
  if (OF_VALUES.has(name) || name === 'statistic' || name === 'drift') return 'required';
  return name === 'freshness' ? 'optional' : 'none';
}

/** Whether `where` chooses the rows that an expectation is about. */
export function isOfRows(name: ExpectationName): boolean {
  return name !== 'columns';
}
