import type { Explanation } from '../../learning/explanation/explain.ts';
import type { TableRows } from '../../learning/model/table.ts';
import { shownNumber } from '../../learning/source/requirement.ts';

/** A column of a row that moves what a model says of it. */
export interface Reason {
  readonly column: string;
  /** What the row has; null where it has nothing. */
  readonly value: string | number | null;
  readonly effect: number;
  /** Its standard error; none where it is exact. */
  readonly error?: number;
}

/** The columns of a row with the largest effects, the largest first. */
export function reasonsOf(
  { columns }: TableRows,
  { effects, estimate }: Explanation,
  row: number,
  most: number,
): readonly Reason[] {
  return columns
    .map(({ name, values }, index): Reason => {
      const value = values[row] ?? '';
      const at = row * columns.length + index;
      const isMissing = value === '' || Number.isNaN(value);
      return {
        column: name,
        value: isMissing ? null : value,
        effect: effects[at] ?? 0,
        ...(estimate && { error: estimate.errors[at] ?? 0 }),
      };
    })
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, most);
}

/** `amount = 812.5 (+0.31)` */
export function reasonText(reason: Reason): string {
  return `${givenText(reason)} (${signed(reason.effect, shownNumber)})`;
}

/** `amount = 812.5` */
export function givenText({ column, value }: Reason): string {
  return `${column} = ${typeof value === 'number' ? String(value) : (value ?? '∅')}`;
}

/** `+0.31` @param shown an amount in digits. */
export function signed(effect: number, shown: (amount: number) => string): string {
  return `${effect < 0 ? '−' : '+'}${shown(Math.abs(effect))}`;
}
