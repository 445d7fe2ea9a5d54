import { t } from '@vscode/l10n';
import type { ImportedCheck, PlainMap } from './imported.ts';

/** A comparison of a number: `< 5`, `between 1 and 10`. */
export interface Threshold {
  readonly operator: '<' | '<=' | '>' | '>=' | '=' | '!=' | 'between' | 'not between';
  readonly value: number;
  /** The upper end of an interval. */
  readonly upTo?: number;
}

/** Bounds that say the same of whole numbers; undefined where none do. */
export function countBounds({ operator, value, upTo = value }: Threshold): PlainMap | undefined {
  switch (operator) {
    case '<':
      return { max: Math.ceil(value) - 1 };
    case '<=':
      return { max: Math.floor(value) };
    case '>':
      return { min: Math.floor(value) + 1 };
    case '>=':
      return { min: Math.ceil(value) };
    case '=':
      return { min: value, max: value };
    case 'between':
      return { min: Math.ceil(value), max: Math.floor(upTo) };
    case '!=':
    case 'not between':
      return undefined;
  }
}

/** Bounds of a number that need not be whole, with their ends, and a note where these were not meant. */
export function numberBounds(
  threshold: Threshold,
): { readonly bounds: PlainMap; readonly note?: string } | undefined {
  const { operator, value, upTo = value } = threshold;
  const note = { note: t('"{0}" includes its end here', operator) };
  switch (operator) {
    case '<':
      return { bounds: { max: value }, ...note };
    case '<=':
      return { bounds: { max: value } };
    case '>':
      return { bounds: { min: value }, ...note };
    case '>=':
      return { bounds: { min: value } };
    case '=':
      return { bounds: { min: value, max: value } };
    case 'between':
      return { bounds: { min: value, max: upTo } };
    case '!=':
    case 'not between':
      return undefined;
  }
}

/**
 * A check of rows, of which so many may fail.
 * @param isShare whether the threshold is percent.
 */
export function withTolerance(
  check: ImportedCheck,
  threshold: Threshold,
  isShare: boolean,
): readonly ImportedCheck[] | string {
  const { operator, value } = threshold;
  if (operator !== '=' && operator !== '<' && operator !== '<=')
    return t('a number of failing rows that is wanted has no counterpart');
  if (operator === '=' && value !== 0) return t('a number of failing rows that is wanted has no counterpart');
  if (isShare) {
    if (value === 0) return [check];
    const bounds = numberBounds(threshold);
    return [
      { ...check, tolerate: `${value}%`, ...(bounds?.note === undefined ? {} : { note: bounds.note }) },
    ];
  }
  const most = operator === '<' ? Math.ceil(value) - 1 : Math.floor(value);
  if (most < 0) return t('it can never hold');
  return [most === 0 ? check : { ...check, tolerate: most }];
}
