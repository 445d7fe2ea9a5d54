import type { ReadText } from './text-reader.ts';
import type { TextRegion } from './text-regions.ts';
import { cornersOf, smallestBox } from './rotated-box.ts';

/** A region with what it says. */
export interface PlateText extends TextRegion, ReadText {
  /** How likely it is a line of a plate by its looks, 0 to 1. */
  readonly looks: number;
}

/** Gaps between parts of a plate, in heights of its characters: `AB 123 CD`, with a country's stripe in between. */
const WIDEST_GAP = 1.2;
/** Heights of parts of one line differ by this factor at most. */
const LIKE_HEIGHT = 1.6;
/** Gap between two lines of a plate, in heights. */
const LINE_GAP = 0.6;

/** Whether one text goes on in the other, on the same line. */
export function isContinued(a: PlateText, b: PlateText): boolean {
  if (!areAlike(a, b)) return false;
  const { along, across, height } = distance(a, b);
  const gap = Math.abs(along) - (a.box.width + b.box.width) / 2;
  return Math.abs(across) < height * 0.5 && gap < height * WIDEST_GAP && gap > -height;
}

/** Whether one text is the line below or above the other. */
export function isStacked(a: PlateText, b: PlateText): boolean {
  if (!areAlike(a, b)) return false;
  const { along, across, height } = distance(a, b);
  const gap = Math.abs(across) - (a.box.height + b.box.height) / 2;
  const narrower = Math.min(a.box.width, b.box.width);
  return Math.abs(along) < narrower * 0.6 && gap < height * LINE_GAP && gap > -height * 0.5;
}

function areAlike(a: PlateText, b: PlateText): boolean {
  const factor = a.box.height / Math.max(1, b.box.height);
  return factor < LIKE_HEIGHT && factor > 1 / LIKE_HEIGHT && Math.abs(a.box.angle - b.box.angle) < 0.3;
}

/** From the centre of the first to that of the second, along and across the first's direction. */
function distance(a: PlateText, b: PlateText): { along: number; across: number; height: number } {
  const cos = Math.cos(a.box.angle);
  const sin = Math.sin(a.box.angle);
  const x = b.box.x - a.box.x;
  const y = b.box.y - a.box.y;
  return {
    along: x * cos + y * sin,
    across: y * cos - x * sin,
    height: Math.min(a.box.height, b.box.height),
  };
}

/** Two parts as one text, in the order in which they are read. */
export function joined(a: PlateText, b: PlateText, how: 'line' | 'stack'): PlateText {
  const order = how === 'line' ? b.box.x - a.box.x : b.box.y - a.box.y;
  const [first, second] = order >= 0 ? [a, b] : [b, a];
  return {
    box: smallestBox([...cornersOf(a.box), ...cornersOf(b.box)]),
    text: `${first.text} ${second.text}`,
    confidence: Math.min(a.confidence, b.confidence),
    score: Math.min(a.score, b.score),
    looks: Math.max(a.looks, b.looks),
  };
}
