import { nearestTo } from './nearest.ts';
import { MARGIN, type Box, type Point, type Size, type View } from './view.ts';

/** Who sees so much of a picture knows where the rest is. */
const MOSTLY = 0.8;

/** Where things are in a picture, by their ids. */
type Boxes = ReadonlyMap<string, Box>;

/** What is looked at, and how. */
export interface Sight {
  readonly view: View;
  readonly picture: Size;
  readonly room: Size;
  /** Frames around others too. */
  readonly things: Boxes;
  /** Nothing of the picture can be seen but frames, if anything. */
  readonly isEmpty: boolean;
}

/** Whether there are things, and none of them is in sight. Given without frames: these may be empty where one looks. */
export function isEmpty(view: View, boxes: Boxes, room: Size): boolean {
  return boxes.size > 0 && ![...boxes.values()].some((box) => inSight(view, box, room));
}

/** Whether some of a box of the picture can be seen. */
export function inSight({ x, y, scale }: View, box: Box, room: Size): boolean {
  const [left, top] = [x + box.x * scale, y + box.y * scale];
  const [right, bottom] = [left + box.width * scale, top + box.height * scale];
  return right > 0 && bottom > 0 && left < room.width && top < room.height;
}

/** The things within a frame, as far as their middles are. */
export function within({ x, y, width, height }: Box, boxes: Boxes): Boxes {
  return new Map(
    [...boxes].filter(([, box]) => {
      const [across, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
      return across > 0 && down > 0 && across < width && down < height;
    }),
  );
}

/** The corner of a picture may be far from all that is in it: the view is moved to the thing that is nearest. */
export function withSomething(view: View, boxes: Boxes, room: Size): View {
  return isEmpty(view, boxes, room) ? atFirst(view, { x: 0, y: 0 }, boxes, room) : view;
}

/** Of what could be seen at the same height, so much is enough to stay at the beginning. */
const ENOUGH = 0.5;

/**
 * The beginning of a wide picture may have little in it: the view is moved across to the first place that shows most, if where it is
 * shows less than half of that.
 */
export function withEnough(view: View, boxes: Boxes, room: Size): View {
  const { y, scale } = view;
  const level = [...boxes.values()].filter(
    (box) => y + box.y * scale >= 0 && y + (box.y + box.height) * scale <= room.height,
  );
  const seenAt = (x: number): number =>
    level.filter((box) => x + box.x * scale >= 0 && x + (box.x + box.width) * scale <= room.width).length;
  let best = { x: view.x, seen: seenAt(view.x) };
  const enough = best.seen / ENOUGH;
  for (const box of level.toSorted((one, other) => one.x - other.x)) {
    const x = Math.min(MARGIN - box.x * scale, MARGIN);
    const seen = seenAt(x);
    if (seen > enough && seen > best.seen) best = { x, seen };
  }
  return best.x === view.x ? view : { ...view, x: best.x };
}

/** The view moved to the thing that is nearest to a corner: in the middle across, and above the middle. */
export function atFirst(view: View, corner: Point, boxes: Boxes, room: Size): View {
  const box = boxes.get(nearestTo(corner, boxes) ?? '');
  if (!box) return view;
  const { scale } = view;
  const x = room.width / 2 - (box.x + box.width / 2) * scale;
  const y = room.height / 4 - (box.y + box.height / 2) * scale;
  // Beyond the edge of the picture there is nothing to see.
  return { scale, x: Math.min(x, MARGIN), y: Math.min(y, MARGIN) };
}

/** The point of the picture that is in the middle of the room. */
export function middleOf({ x, y, scale }: View, { width, height }: Size): Point {
  return { x: (width / 2 - x) / scale, y: (height / 2 - y) / scale };
}

/** The part of the picture that is in sight, in its coordinates; it may reach beyond the picture. */
export function partInSight({ view: { x, y, scale }, room }: Sight): Box {
  return { x: -x / scale, y: -y / scale, width: room.width / scale, height: room.height / scale };
}

/** Whether much of the picture is out of sight. */
export function isPartial(sight: Sight): boolean {
  const { picture } = sight;
  const { x, y, width, height } = partInSight(sight);
  const across = Math.min(x + width, picture.width) - Math.max(x, 0);
  const down = Math.min(y + height, picture.height) - Math.max(y, 0);
  const seen = Math.max(across, 0) * Math.max(down, 0);
  return seen < MOSTLY * picture.width * picture.height;
}
