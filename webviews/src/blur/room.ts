import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Rooms that show the same picture: one that is scrolled or zoomed takes the others with it. */
export class RoomsInStep {
  readonly #rooms = new Set<HTMLElement>();
  /** Where rooms were taken by another one: when they say so, they are not to take that one back to where it was. */
  readonly #taken = new WeakMap<HTMLElement, { readonly left: number; readonly top: number }>();
  /** Where in the room the pointer is that zooms; undefined for the middle. */
  anchor: { readonly x: number; readonly y: number } | undefined;

  add(room: HTMLElement): () => void {
    this.#rooms.add(room);
    return () => {
      this.#rooms.delete(room);
    };
  }

  follow(moved: HTMLElement): void {
    const { scrollLeft: left, scrollTop: top } = moved;
    const taken = this.#taken.get(moved);
    this.#taken.delete(moved);
    // Places are parts of pixels.
    if (taken && Math.abs(taken.left - left) < 1 && Math.abs(taken.top - top) < 1) return;
    for (const room of this.#rooms) {
      if (room === moved) continue;
      room.scrollTo(left, top);
      this.#taken.set(room, { left: room.scrollLeft, top: room.scrollTop });
    }
  }
}

interface RoomOptions {
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly inStep: RoomsInStep;
  /** Whether dragging with the first button moves the picture, too; the middle one always does. */
  readonly isDragged: boolean;
}

/** Scrolls, zooms and drags a room: what is under the pointer stays there. */
export function useRoom({ zoom, onZoom, inStep, isDragged }: RoomOptions) {
  const room = useRef<HTMLDivElement>(null);
  /** Where it was before the picture became larger or smaller: a smaller one is scrolled back by the browser. */
  const place = useRef({ left: 0, top: 0, zoom });

  useLayoutEffect(() => {
    const element = room.current;
    const { left, top, zoom: before } = place.current;
    if (!element || zoom === before) return;
    const { x, y } = inStep.anchor ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const ratio = zoom / before;
    element.scrollLeft = (left + x) * ratio - x;
    element.scrollTop = (top + y) * ratio - y;
    place.current = { left: element.scrollLeft, top: element.scrollTop, zoom };
  }, [zoom, inStep]);

  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      inStep.anchor = { x: event.clientX - left, y: event.clientY - top };
      onZoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200));
    };
    const leave = (): void => {
      inStep.anchor = undefined;
    };
    const scroll = (): void => {
      place.current = { ...place.current, left: element.scrollLeft, top: element.scrollTop };
      inStep.follow(element);
    };
    const stopDragging = dragging(element, isDragged);
    const stop = inStep.add(element);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('pointerleave', leave);
    element.addEventListener('scroll', scroll);
    return () => {
      stop();
      stopDragging();
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('scroll', scroll);
    };
  }, [onZoom, inStep, isDragged]);
  return room;
}

/** The picture follows the pointer. @returns what ends it. */
function dragging(element: HTMLElement, isDragged: boolean): () => void {
  let last: PointerEvent | undefined;
  const down = (event: PointerEvent): void => {
    if (event.button !== 1 && !(isDragged && event.button === 0)) return;
    // The middle button would begin to scroll by itself.
    event.preventDefault();
    event.stopPropagation();
    element.setPointerCapture(event.pointerId);
    last = event;
  };
  const move = (event: PointerEvent): void => {
    if (!last) return;
    element.scrollBy(last.clientX - event.clientX, last.clientY - event.clientY);
    last = event;
  };
  const up = (): void => {
    last = undefined;
  };
  element.addEventListener('pointerdown', down, { capture: true });
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('pointerdown', down, { capture: true });
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
  };
}
