/** From which probability on the positive class is predicted: a number, or how it is chosen. */
export type ThresholdRule =
  | { readonly by: 'value'; readonly value: number }
  | { readonly by: 'f1' }
  | { readonly by: 'recall' | 'precision'; readonly least: number }
  /** What a false alarm and a miss cost, in the same unit. */
  | { readonly by: 'cost'; readonly falseAlarm: number; readonly miss: number }
  /** So many positive predictions among the rows. */
  | { readonly by: 'alerts'; readonly most: number };

const SHARE = /^(recall|precision)>=(0?\.\d{1,9}|[01])$/u;
const COST = /^cost=(\d{1,9}(?:\.\d{1,9})?):(\d{1,9}(?:\.\d{1,9})?)$/u;
const ALERTS = /^alerts=(\d{1,9})$/u;
const VALUE = /^0?\.\d{1,12}$/u;

/** The rule that a text is, such as `0.5` or `recall>=0.8`; undefined for a text of another form. */
export function parseThresholdRule(text: string): ThresholdRule | undefined {
  const [, measure, least] = SHARE.exec(text) ?? [];
  if (measure !== undefined)
    return { by: measure === 'recall' ? 'recall' : 'precision', least: Number(least) };
  const [, falseAlarm, miss] = COST.exec(text) ?? [];
  if (miss !== undefined) return { by: 'cost', falseAlarm: Number(falseAlarm), miss: Number(miss) };
  const [, most] = ALERTS.exec(text) ?? [];
  if (most !== undefined) return { by: 'alerts', most: Number(most) };
  if (text === 'f1') return { by: 'f1' };
  return VALUE.test(text) && Number(text) > 0 ? { by: 'value', value: Number(text) } : undefined;
}
