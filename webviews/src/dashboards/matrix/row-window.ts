import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Rows above which only those in sight are made. */
export const MANY_ROWS = 150;

/** CSS pixels of a row when there are many: they are of one height then. `matrix.css` says the same. */
export const ROW_HEIGHT = 29;

/** Rows made beyond each edge of what is in sight. */
const MARGIN = 15;

export interface RowWindow {
  readonly from: number;
  /** The first one after. */
  readonly to: number;
}

/** Which of `count` rows of equal height are in sight; all of them when they are few. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const many = count > MANY_ROWS;
  const [sight, setSight] = useState<RowWindow>({ from: 0, to: 60 });

  useEffect(() => {
    const element = scroller.current;
    if (!many || !element) return undefined;
    const look = (): void => {
      const next = inSight(element.scrollTop, element.clientHeight);
      setSight((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [many, scroller]);

  if (!many) return { from: 0, to: count };
  return { from: Math.min(sight.from, Math.max(0, count - 1)), to: Math.min(sight.to, count) };
}

/** Rounded to the margin, so that not every row that passes makes a new window. */
function inSight(top: number, height: number): RowWindow {
  const first = Math.floor(top / ROW_HEIGHT / MARGIN) * MARGIN;
  const last = Math.ceil((top + height) / ROW_HEIGHT / MARGIN) * MARGIN;
  return { from: Math.max(0, first - MARGIN), to: last + MARGIN };
}
