import type { Point } from './view.ts';

export interface Gestures {
  readonly panned: (across: number, down: number) => void;
  /** `point` is relative to the room. */
  readonly zoomed: (factor: number, point: Point) => void;
  readonly clicked: (target: EventTarget | null) => void;
}

/** A press that moves less, in CSS pixels, is a click. */
const CLICK_LIMIT = 4;
/** CSS pixels per line and per page, for wheels that count in those. */
const WHEEL_UNITS = [1, 16, 400] as const;

/** Dragging pans, the wheel pans, with Ctrl it zooms, as two fingers do. Returns what ends the listening. */
export function listenToGestures(room: HTMLElement, gestures: Gestures): () => void {
  const fingers = new Map<number, Point>();
  let travelled = 0;
  let pressed: EventTarget | null = null;
  let isRepeated = false;

  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = room.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const down = (event: PointerEvent): void => {
    if (event.button > 1) return;
    fingers.set(event.pointerId, at(event));
    if (fingers.size === 1) [travelled, pressed] = [0, event.target];
  };
  // The second click of a double click would hit what the first one brought there.
  const count = ({ detail }: MouseEvent): void => {
    isRepeated = detail > 1;
  };
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const [across, downwards] = [now.x - before.x, now.y - before.y];
    travelled += Math.hypot(across, downwards);
    if (travelled < CLICK_LIMIT) return;
    // From here on the press is a drag, wherever the pointer goes.
    room.setPointerCapture(event.pointerId);
    room.classList.add('dragged');
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    fingers.set(event.pointerId, now);
    if (!other) {
      gestures.panned(across, downwards);
      return;
    }
    const factor = distance(now, other) / Math.max(distance(before, other), 1);
    gestures.zoomed(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    gestures.panned(across / 2, downwards / 2);
  };
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) return;
    room.classList.remove('dragged');
    if (event.type === 'pointerup' && event.button === 0 && travelled < CLICK_LIMIT && !isRepeated)
      gestures.clicked(pressed);
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = WHEEL_UNITS[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      // A step of a wheel is 100 or so, one of a pinch a few.
      const turned = Math.max(Math.min(event.deltaY * unit, 60), -60);
      gestures.zoomed(Math.exp(-turned / 200), at(event));
    } else if (event.shiftKey && event.deltaX === 0) gestures.panned(-event.deltaY * unit, 0);
    else gestures.panned(-event.deltaX * unit, -event.deltaY * unit);
  };
  // Assistive technology clicks without a pointer.
  const click = (event: MouseEvent): void => {
    if (event.detail === 0) gestures.clicked(event.target);
  };
  // A thing that takes the focus would be scrolled to, beside our own way of looking.
  const scroll = (): void => {
    room.scrollTo(0, 0);
  };

  const listeners = [
    ['pointerdown', down],
    ['mousedown', count],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', up],
    ['click', click],
    ['wheel', wheel],
    ['scroll', scroll],
  ] as const;
  for (const [name, listener] of listeners) {
    room.addEventListener(name, listener as EventListener, { passive: false });
  }
  return () => {
    for (const [name, listener] of listeners) room.removeEventListener(name, listener as EventListener);
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
