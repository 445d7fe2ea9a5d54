import { nearestTo } from './nearest.ts';
import { broughtIn, type Box, type Point, type Size, type View } from './view.ts';

/** Where things are in a picture, by their ids. */
type Boxes = ReadonlyMap<string, Box>;

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
