import type { DiagramNode, NodeShape } from '@vitruve/manifests';
import { px } from '../markup/xml.ts';

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Between the text and the outline. */
const ASIDE = 12;
const ABOVE = 9;
/** The height of the lid of a cylinder. */
const LID = 8;
/** Between the two lines at each side of a subroutine. */
const RAIL = 7;

/** The lid of a cylinder of that half height: a small one, as in a key, has a small lid. */
function lidOf(bottom: number): number {
  return Math.min(LID, bottom * 0.4);
}

/** How large a shape must be to hold a text of that size. */
export function around(shape: NodeShape, text: Size): Size {
  const width = text.width + 2 * ASIDE;
  const height = text.height + 2 * ABOVE;
  switch (shape) {
    case 'box':
    case 'rounded':
      return { width, height };
    case 'stadium':
      return { width: text.width + Math.max(2 * ASIDE, height * 0.7), height };
    case 'hexagon':
      return { width: text.width + ASIDE + height * 0.7, height };
    case 'diamond':
      // A rectangle w by h fits a rhombus of diagonals w + kh and h + w/k for any k; k = 2.4 is broad and not too long.
      return {
        width: text.width + 2.4 * text.height + ASIDE,
        height: text.height + text.width / 2.4 + ABOVE,
      };
    case 'cylinder':
      return { width, height: height + 2 * LID };
    case 'ellipse':
      return { width: text.width * 1.25 + 2 * ASIDE, height: text.height * 1.3 + 2 * ABOVE };
    case 'subroutine':
      return { width: width + 2 * RAIL, height };
  }
}

/** Where the text's middle is, below that of the shape. */
export function textOffset(shape: NodeShape): number {
  return shape === 'cylinder' ? LID / 2 : 0;
}

/**
 * The outline as SVG path data, its middle at the origin.
 * @param inset how far inside the outline, for the second line of a double one.
 */
export function outlinePath(shape: NodeShape, size: Size, inset = 0): string {
  const right = size.width / 2 - inset;
  const bottom = size.height / 2 - inset;
  const [x, y] = [px(right), px(bottom)];
  switch (shape) {
    case 'box':
      return roundedPath(right, bottom, 2);
    case 'rounded':
      return roundedPath(right, bottom, 9);
    case 'stadium':
      return roundedPath(right, bottom, bottom);
    case 'hexagon': {
      const corner = px(Math.max(right - size.height * 0.3, 0));
      return `M-${x} 0L-${corner} -${y}H${corner}L${x} 0L${corner} ${y}H-${corner}Z`;
    }
    case 'diamond':
      return `M-${x} 0L0 -${y}L${x} 0L0 ${y}Z`;
    case 'ellipse':
      return `M-${x} 0A${x} ${y} 0 0 1 ${x} 0A${x} ${y} 0 0 1 -${x} 0Z`;
    case 'cylinder': {
      const lid = lidOf(bottom);
      const side = px(bottom - lid);
      return `M-${x} -${side}A${x} ${px(lid)} 0 0 1 ${x} -${side}V${side}A${x} ${px(lid)} 0 0 1 -${x} ${side}Z`;
    }
    case 'subroutine':
      return roundedPath(right, bottom, 1);
  }
}

/** The distance between the two lines of an outline that weighs, in CSS pixels. */
const DOUBLE = 3.5;

/** The lines within the outline of a node: those of its shape, and the second one of a double outline. */
export function innerPaths(shape: NodeShape, size: Size, outline: DiagramNode['outline']): readonly string[] {
  const inner = innerPath(shape, size);
  return [
    ...(inner === undefined ? [] : [inner]),
    ...(outline === 'double' ? [outlinePath(shape, size, DOUBLE)] : []),
  ];
}

function innerPath(shape: NodeShape, size: Size): string | undefined {
  const right = size.width / 2;
  const bottom = size.height / 2;
  if (shape === 'cylinder') {
    const lid = lidOf(bottom);
    const [x, y] = [px(right), px(bottom - lid)];
    return `M-${x} -${y}A${x} ${px(lid)} 0 0 0 ${x} -${y}`;
  }
  if (shape === 'subroutine') {
    const [x, y] = [px(right - Math.min(RAIL, right * 0.6)), px(bottom)];
    return `M-${x} -${y}V${y}M${x} -${y}V${y}`;
  }
  return undefined;
}

function roundedPath(right: number, bottom: number, wanted: number): string {
  const radius = Math.max(Math.min(wanted, right, bottom), 0);
  const [x, y, r] = [px(right), px(bottom), px(radius)];
  const [sx, sy] = [px(right - radius), px(bottom - radius)];
  const turn = (to: string): string => `A${r} ${r} 0 0 1 ${to}`;
  return `M-${sx} -${y}H${sx}${turn(`${x} -${sy}`)}V${sy}${turn(`${sx} ${y}`)}H-${sx}${turn(`-${x} ${sy}`)}V-${sy}${turn(`-${sx} -${y}`)}Z`;
}
