import { nearestTo } from './nearest.ts';
import { broughtIn, type Box, type Point, type Size, type View } from './view.ts';

/** Who sees so much of a picture knows where the rest is. */
const MOSTLY = 0.8;

/** Where things are in a picture, by their ids. */
type Boxes = ReadonlyMap<string, Box>;

/** What is looked at, and how. */
export interface Sight {
  readonly view: View;
  readonly picture: Size;
  readonly room: Size;
  readonly things: Boxes;
}

/** Whether there are things, and none of them is in sight. */
export function isEmpty(view: View, boxes: Boxes, room: Size): boolean {
  return boxes.size > 0 && ![...boxes.values()].some((box) => inSight(view, box, room));
}

/** Whether some of a box of the picture can be seen. */
export function inSight({ x, y, scale }: View, box: Box, room: Size): boolean {
  const [left, top] = [x + box.x * scale, y + box.y * scale];
  const [right, bottom] = [left + box.width * scale, top + box.height * scale];
  return right > 0 && bottom > 0 && left < room.width && top < room.height;
}

/** The corner of a picture may be far from all that is in it: the view is moved to the thing that is nearest. */
export function withSomething(view: View, boxes: Boxes, room: Size): View {
  if (!isEmpty(view, boxes, room)) return view;
  const box = boxes.get(nearestTo({ x: 0, y: 0 }, boxes) ?? '');
  return box ? broughtIn(view, box, room) : view;
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
