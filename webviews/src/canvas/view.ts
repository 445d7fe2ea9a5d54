/** How a picture is looked at: `screen = offset + scale × picture`, in CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point, Size {}

const SMALLEST = 0.01;
const LARGEST = 8;
/** Of the size in which it is drawn: smaller than that, letters cannot be read with ease. */
const READABLE = 0.8;
/** Left free around a picture that fits, and around a thing that is brought into view. */
export const MARGIN = 20;

/** The whole picture in the middle of the room, not larger than it is drawn. */
export function fitted(picture: Size, room: Size): View {
  const across = (room.width - 2 * MARGIN) / picture.width;
  const down = (room.height - 2 * MARGIN) / picture.height;
  const scale = within(Math.min(across, down, 1));
  return {
    scale,
    x: (room.width - picture.width * scale) / 2,
    y: (room.height - picture.height * scale) / 2,
  };
}

/** How a picture is first looked at: whole where it can be read so, else from its beginning. */
export function opened(picture: Size, room: Size): View {
  const whole = fitted(picture, room);
  if (whole.scale >= READABLE) return whole;
  const start = (length: number, space: number): number => Math.max((space - length * READABLE) / 2, MARGIN);
  return {
    scale: READABLE,
    x: start(picture.width, room.width),
    y: start(picture.height, room.height),
  };
}

/** Looks at a box of the picture: in the middle and as it is drawn where it is too small to be read, else by as little as shows it. */
export function lookedAt(view: View, box: Box, room: Size): View {
  if (view.scale >= READABLE) return broughtIn(view, box, room);
  return {
    scale: 1,
    x: room.width / 2 - (box.x + box.width / 2),
    y: room.height / 2 - (box.y + box.height / 2),
  };
}

/** Larger or smaller by a factor; what is at `point` on the screen stays there. */
export function zoomed(view: View, factor: number, point: Point): View {
  const scale = within(view.scale * factor);
  const ratio = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * ratio, y: point.y - (point.y - view.y) * ratio };
}

export function panned(view: View, across: number, down: number): View {
  return { ...view, x: view.x + across, y: view.y + down };
}

/** Moved as little as shows a box of the picture; the same view when it is in sight. */
export function broughtIn(view: View, box: Box, room: Size): View {
  const shift = (offset: number, start: number, length: number, space: number): number => {
    const from = offset + start * view.scale;
    const to = from + length * view.scale;
    if (from >= 0 && to <= space) return 0;
    // What is larger than the room is shown from its beginning.
    if (from < 0 || to - from > space - 2 * MARGIN) return MARGIN - from;
    return space - MARGIN - to;
  };
  const across = shift(view.x, box.x, box.width, room.width);
  const down = shift(view.y, box.y, box.height, room.height);
  return across === 0 && down === 0 ? view : panned(view, across, down);
}

/** A view from a store, if it is one. */
export function readView(value: unknown): View | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, scale } = value as Partial<Record<keyof View, unknown>>;
  const sound = [x, y, scale].every((part) => typeof part === 'number' && Number.isFinite(part));
  return sound ? { x: Number(x), y: Number(y), scale: within(Number(scale)) } : undefined;
}

function within(scale: number): number {
  return Math.min(Math.max(scale, SMALLEST), LARGEST);
}
