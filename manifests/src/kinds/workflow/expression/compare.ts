import type { Type } from './type.ts';

/** True for what has an order: numbers and texts. */
export function isOrdered({ kind }: Type): boolean {
  return kind === 'any' || kind === 'number' || kind === 'string';
}

/** True for values that may be equal. */
export function isComparable(left: Type, right: Type): boolean {
  const simple = new Set(['number', 'boolean', 'string']);
  if (left.kind === 'object' || left.kind === 'array') return !simple.has(right.kind);
  return !simple.has(left.kind) || (right.kind !== 'object' && right.kind !== 'array');
}
