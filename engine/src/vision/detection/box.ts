/** A rectangle in pixels of the upright image; edges may lie between pixels, and outside of the image until it is clipped. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels squared that two boxes share. */
export function intersection(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

/** Pixels squared. */
export function areaOf({ width, height }: Box): number {
  return width * height;
}

/** What two boxes share, of all that they cover together: 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const shared = intersection(a, b);
  const together = areaOf(a) + areaOf(b) - shared;
  return together > 0 ? shared / together : 0;
}

/** Whether most of a box lies in a zone: where boxes are left alone. */
export function liesIn(box: Box, zone: Box): boolean {
  return intersection(zone, box) > areaOf(box) / 2;
}

/** The least box around two. */
export function union(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}

/** The part of a box that lies within an image; undefined when none does. */
export function clipped(
  box: Box,
  { width, height }: { readonly width: number; readonly height: number },
): Box | undefined {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const right = Math.min(width, box.left + box.width);
  const bottom = Math.min(height, box.top + box.height);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}

/** The box in an image of which each pixel across and down becomes as many. */
export function scaled({ left, top, width, height }: Box, across: number, down: number): Box {
  return { left: left * across, top: top * down, width: width * across, height: height * down };
}
