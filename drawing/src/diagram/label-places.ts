import { SIZE } from '../style/sheet.ts';
import { pointsOf, type Curve, type Point } from './curve.ts';
import type { PlacedNode } from './layout.ts';
import type { Size } from './shape.ts';

/** A line with the room that its label takes, and where the layout put it. */
export interface LabeledLine {
  readonly curve: Curve;
  /** The middle. */
  readonly label?: Point;
  readonly width: number;
}

/** CSS pixels between a label and its line: more, and nobody can tell which line it belongs to. */
const FAR = 8;
const NEAR = 3;

/** Steps along each curve of a line: a line of one curve is rarely longer than a picture is high. */
const STEPS = 24;

interface Box {
  readonly middle: Point;
  readonly size: Size;
}

/**
 * The places of labels, in the order of lines. Graphviz reserves room for them, and then smooths the lines, which takes long ones
 * away from their labels: these follow, unless they would cover a node, another label, or a line that they did not cover before.
 */
export function labelPlaces(
  lines: readonly (LabeledLine | undefined)[],
  nodes: readonly PlacedNode[],
): readonly (Point | undefined)[] {
  const tracks = lines.map((line) => (line ? pointsOf(line.curve, STEPS) : []));
  const boxes = lines.map((line) => line?.label && boxAt(line.label, line.width));
  const crossed = (box: Box, own: number): number =>
    tracks.filter((track, index) => index !== own && track.some((point) => gap(box, point) === 0)).length;
  for (const [index, box] of boxes.entries()) {
    const track = tracks[index] ?? [];
    if (!box || track.length === 0) continue;
    const nearest = track.reduce((best, point) => (gap(box, point) < gap(box, best) ? point : best));
    const distance = gap(box, nearest);
    if (distance <= FAR) continue;
    const moved = { ...box, middle: towards(box, nearest, distance - NEAR) };
    const isTaken =
      nodes.some(({ x, y, width, height }) => meet(moved, { middle: { x, y }, size: { width, height } })) ||
      boxes.some((other, at) => at !== index && other !== undefined && meet(moved, other)) ||
      crossed(moved, index) > crossed(box, index);
    if (!isTaken) boxes[index] = moved;
  }
  return boxes.map((box) => box?.middle);
}

function boxAt(middle: Point, width: number): Box {
  return { middle, size: { width, height: SIZE.detail * 1.4 } };
}

/** From the edge of a box to a point, along each axis; negative where it is within. */
function overhang({ middle, size }: Box, { x, y }: Point): Point {
  return { x: Math.abs(x - middle.x) - size.width / 2, y: Math.abs(y - middle.y) - size.height / 2 };
}

function gap(box: Box, point: Point): number {
  const { x, y } = overhang(box, point);
  return Math.hypot(Math.max(0, x), Math.max(0, y));
}

/** The middle of a box that comes so much nearer to a point on the shortest way. */
function towards(box: Box, point: Point, distance: number): Point {
  const over = overhang(box, point);
  const [x, y] = [Math.max(0, over.x), Math.max(0, over.y)];
  const share = distance / Math.hypot(x, y);
  const { middle } = box;
  return {
    x: middle.x + Math.sign(point.x - middle.x) * x * share,
    y: middle.y + Math.sign(point.y - middle.y) * y * share,
  };
}

function meet(one: Box, other: Box): boolean {
  return (
    Math.abs(one.middle.x - other.middle.x) < (one.size.width + other.size.width) / 2 &&
    Math.abs(one.middle.y - other.middle.y) < (one.size.height + other.size.height) / 2
  );
}
