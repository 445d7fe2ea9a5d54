import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

/** CSS pixels. */
const WIDEST = 200;

/** The label of an edge as it is drawn, in one line; empty for none. */
export function edgeLabel(label = ''): { readonly text: string; readonly width: number } {
  const text = fitted(label, WIDEST, SIZE.detail);
  return { text, width: textWidth(text, SIZE.detail) };
}
