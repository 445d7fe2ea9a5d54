import type { DiagramNode } from '@vitruve/manifests';
import { SIZE } from '../style/sheet.ts';
import { fitted, linesOf } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { around, type Size } from './shape.ts';

/** The text of a node as it is drawn. */
export interface NodeText extends Size {
  readonly lines: readonly string[];
  readonly detail: string;
}

const WIDEST = 190;
/** A detail has one line for a name and a day. */
const WIDEST_DETAIL = 235;
const MOST_LINES = 3;
/** Small nodes are harder to hit and restless to look at. */
const NARROWEST = 44;

/** From one base line to the next. */
export const LINE_HEIGHT = 17;
export const DETAIL_HEIGHT = 15;

/** The label in at most three lines, and the detail in one. */
export function nodeText({ label, detail = '' }: DiagramNode): NodeText {
  const lines = linesOf(label, { width: WIDEST, lines: MOST_LINES, size: SIZE.label });
  const small = fitted(detail, WIDEST_DETAIL, SIZE.detail);
  const widths = [
    NARROWEST,
    textWidth(small, SIZE.detail),
    ...lines.map((line) => textWidth(line, SIZE.label)),
  ];
  return {
    lines,
    detail: small,
    width: Math.max(...widths),
    height: Math.max(lines.length, 1) * LINE_HEIGHT + (small === '' ? 0 : DETAIL_HEIGHT),
  };
}

/** How large a node is drawn. */
export function nodeSize(node: DiagramNode): Size {
  return around(node.shape, nodeText(node));
}
