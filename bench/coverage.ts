import { areaOf, intersection, type Box } from '@vitruve/engine';

/** Parts of a box's width and height that are added on each side before it is made unrecognisable. */
export interface Margin {
  readonly x: number;
  readonly y: number;
}

export function grownBy({ left, top, width, height }: Box, { x, y }: Margin): Box {
  return {
    left: left - width * x,
    top: top - height * y,
    width: width * (1 + 2 * x),
    height: height * (1 + 2 * y),
  };
}

/** The middle of a plate that holds its characters, as parts of its width and height. */
const CORE = { width: 0.86, height: 0.46 };

export function coreOf({ left, top, width, height }: Box): Box {
  return {
    left: left + (width * (1 - CORE.width)) / 2,
    top: top + (height * (1 - CORE.height)) / 2,
    width: width * CORE.width,
    height: height * CORE.height,
  };
}

/** Whether one of the boxes covers at least 80 % of what is to be covered. */
export function isCovered(truth: Box, boxes: readonly Box[]): boolean {
  return boxes.some((box) => intersection(truth, box) >= 0.8 * areaOf(truth));
}

/** Whether a box is on a thing: they share half of the smaller one. */
export function isOn(box: Box, truth: Box): boolean {
  return intersection(box, truth) >= 0.5 * Math.min(areaOf(box), areaOf(truth));
}
