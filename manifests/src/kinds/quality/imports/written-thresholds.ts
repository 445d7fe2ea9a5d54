import { isRecord, numberIn } from './imported.ts';
import type { Threshold } from './thresholds.ts';

const KEYS: readonly (readonly [RegExp, Threshold['operator']])[] = [
  [/^must_?be$/iu, '='],
  [/^must_?not_?be$/iu, '!='],
  [/^must_?be_?less_?than$/iu, '<'],
  [/^must_?be_?less_?(?:than_?)?or_?equal(?:_?to)?$/iu, '<='],
  [/^must_?be_?greater_?than$/iu, '>'],
  [/^must_?be_?greater_?(?:than_?)?or_?equal(?:_?to)?$/iu, '>='],
];

/** The threshold of a contract: `must_be_less_than: 5`, `mustBeBetween: [1, 10]`; undefined where there is none. */
export function writtenThreshold(config: unknown): Threshold | undefined {
  if (!isRecord(config)) return undefined;
  for (const [key, value] of Object.entries(config)) {
    if (/^must_?be_?between$/iu.test(key)) return between(value);
    const operator = KEYS.find(([pattern]) => pattern.test(key))?.[1];
    if (operator !== undefined && typeof value === 'number') return { operator, value };
  }
  return undefined;
}

/** True where a contract has a threshold, also one that is not known. */
export function hasThreshold(config: unknown): boolean {
  return isRecord(config) && Object.keys(config).some((key) => /^must/iu.test(key));
}

function between(value: unknown): Threshold | undefined {
  const [from, to] = Array.isArray(value)
    ? (value as readonly unknown[])
    : [
        numberIn(value, 'greater_than_or_equal') ?? numberIn(value, 'greater_than'),
        numberIn(value, 'less_than_or_equal') ?? numberIn(value, 'less_than'),
      ];
  return typeof from === 'number' && typeof to === 'number'
    ? { operator: 'between', value: from, upTo: to }
    : undefined;
}
