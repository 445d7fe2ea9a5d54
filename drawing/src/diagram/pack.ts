import type { Diagram } from '@vitruve/manifests';
import type { Size } from './shape.ts';
import type { Point } from './curve.ts';

export interface BoxPacking extends Size {
  /** The top left corners, in the order of the boxes. */
  readonly corners: readonly Point[];
}

/** CSS pixels between boxes. */
export const GAP = 28;
/** A box that is so many times lower than its neighbours begins a shelf of its own. */
const MUCH = 3;
/** Width by height of a picture that fits a screen, and of one that is read from top to bottom. */
const RATIOS = { right: 1.5, down: 0.5 } as const;
/** A picture that is read from top to bottom may be so wide beside a text, in CSS pixels. */
const PANEL = 830;

/** How wide a picture of so many square pixels should be. */
export function widthFor(area: number, direction: Diagram['direction']): number {
  const width = Math.sqrt(area * RATIOS[direction]);
  return direction === 'down' ? Math.max(width, PANEL) : width;
}

/**
 * Puts boxes beside and below each other: shelves from the top, the highest boxes first.
 * @param widthOf how wide an area of so many square pixels should be.
 */
export function packed(boxes: readonly Size[], widthOf: (area: number) => number): BoxPacking {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0);
  const limit = Math.max(widest, widthOf(area));
  const order = boxes
    .map((_, index) => index)
    .sort((a, b) => (boxes[b]?.height ?? 0) - (boxes[a]?.height ?? 0));
  const corners: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  let [x, y, shelf, width] = [0, 0, 0, 0];
  for (const index of order) {
    const box = boxes[index];
    if (!box) continue;
    if (x > 0 && (x + box.width > limit || box.height * MUCH < shelf)) {
      y += shelf + GAP;
      [x, shelf] = [0, 0];
    }
    corners[index] = { x, y };
    width = Math.max(width, x + box.width);
    shelf = Math.max(shelf, box.height);
    x += box.width + GAP;
  }
  return { width, height: y + shelf, corners };
}
