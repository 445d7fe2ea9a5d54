import { withDecimalMark } from '../../core/text/decimal-mark.ts';

/** A measure as people read it: more than four digits are noise. What is compared is the value itself. */
export function shownMeasure([name, value]: readonly [name: string, value: number]): string {
  return `${name} ${withDecimalMark(Number(value.toPrecision(4)))}`;
}
