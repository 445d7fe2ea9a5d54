import { scalarOf, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';

/** The ends of an interval, as they are written. */
export interface Bounds {
  /** At least one of `min` and `above` is undefined in a sound file, and one of `max` and `below`. */
  readonly min: YamlScalar | undefined;
  readonly max: YamlScalar | undefined;
  readonly above: YamlScalar | undefined;
  readonly below: YamlScalar | undefined;
}

/** One end of an interval. */
export interface End {
  readonly key: 'min' | 'max' | 'above' | 'below';
  readonly scalar: YamlScalar;
  readonly isOpen: boolean;
}

/** What is written as an interval, below `range` or another key. */
export function boundsOf(node: YamlNode | null): Bounds {
  const [min, max] = [scalarOf(node, 'min'), scalarOf(node, 'max')];
  return { min, max, above: scalarOf(node, 'above'), below: scalarOf(node, 'below') };
}

/** The lower ends, one in a sound file. */
export function lowerEnds({ min, above }: Bounds): readonly End[] {
  return [
    ...(min ? [{ key: 'min', scalar: min, isOpen: false } as const] : []),
    ...(above ? [{ key: 'above', scalar: above, isOpen: true } as const] : []),
  ];
}

/** The upper ends, one in a sound file. */
export function upperEnds({ max, below }: Bounds): readonly End[] {
  return [
    ...(max ? [{ key: 'max', scalar: max, isOpen: false } as const] : []),
    ...(below ? [{ key: 'below', scalar: below, isOpen: true } as const] : []),
  ];
}

/** True when nothing lies between two ends; false where it cannot be told, as for a number and a date. */
export function isEmptyBetween(lower: End, upper: End): boolean {
  const order = compared(lower.scalar, upper.scalar);
  return order !== undefined && (order > 0 || (order === 0 && (lower.isOpen || upper.isOpen)));
}

/** Which of two values is greater: both numbers, both shares, or both dates with as many digits; undefined for others. */
export function compared(a: YamlScalar, b: YamlScalar): number | undefined {
  const [first, second] = [numberOf(a), numberOf(b)];
  if (first !== undefined && second !== undefined) return first - second;
  if (!isDate(a.text) || !isDate(b.text) || a.text.length !== b.text.length) return undefined;
  return a.text < b.text ? -1 : Number(a.text > b.text);
}

/** True for a value that is a number or a date: what bounds are. */
export function kindOf(scalar: YamlScalar): 'number' | 'date' | 'other' {
  if (numberOf(scalar) !== undefined) return 'number';
  return isDate(scalar.text) ? 'date' : 'other';
}

/** A number, or the number of percent of a share. */
function numberOf({ value, text }: YamlScalar): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return /^\d+(?:\.\d+)?%$/u.test(text) ? Number(text.slice(0, -1)) : undefined;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$|^\d\d:\d\d(?::\d\d)?$/u.test(text);
}
