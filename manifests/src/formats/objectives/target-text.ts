import { withDecimalMark } from '../../core/text/decimal-mark.ts';
import type { Objective, Target } from './model.ts';
import { isShareObjective } from './read.ts';

/** `≥ 99.9 %`. */
export function targetText(objective: Objective, { direction, bounds }: Target): string {
  const unit = isShareObjective(objective) ? '%' : (objective.unit?.text ?? '');
  const sign = direction === 'atLeast' ? '≥ ' : direction === 'atMost' ? '≤ ' : '';
  return `${sign}${bounds.map(withDecimalMark).join('–')} ${unit}`.trim();
}

/** A number for people: five digits at most, with the sign of subtraction in front of negative ones. */
export function shownNumber(number: number): string {
  const digits = Math.max(5, String(Math.trunc(Math.abs(number))).length);
  const text = withDecimalMark(Number(Math.abs(number).toPrecision(digits)));
  return number < 0 && text !== '0' ? `−${text}` : text;
}
