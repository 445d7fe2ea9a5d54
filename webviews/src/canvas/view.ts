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
/** Smaller than that letters cannot be read without effort. */
const READABLE = 0.65;
/**
 * A picture that has to be this small to be seen whole is shown whole all the same, as those of a compose file or a pipeline have
 * to be in half of a small screen: who sees how far it goes looks closer where it matters, who sees a part takes it for all.
 */
const WHOLE = 0.25;
/** Left free around a picture that fits, and around a thing that is brought into view. */
const MARGIN = 20;

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

/** How a picture is first looked at: whole, unless nothing could be told apart; then it is seen from its beginning. */
export function opened(picture: Size, room: Size): View {
  const whole = fitted(picture, room);
  if (whole.scale >= WHOLE) return whole;
  const middle = (length: number, space: number): number => Math.max((space - length * READABLE) / 2, MARGIN);
  return {
    scale: READABLE,
    x: middle(picture.width, room.width),
    y: middle(picture.height, room.height),
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

/** Whether some of the picture can be seen. */
export function inSight(view: View, picture: Size, room: Size): boolean {
  const right = view.x + picture.width * view.scale;
  const bottom = view.y + picture.height * view.scale;
  return right > MARGIN && bottom > MARGIN && view.x < room.width - MARGIN && view.y < room.height - MARGIN;
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
