import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Marks what the arrows stop at, and the rows that hold several such things side by side. */
export const STOP = { 'data-stop': '' } as const;
export const STOP_ROW = { 'data-stop-row': '' } as const;

/**
 * Makes all stops within an element one tab stop: the arrows, Home, End and the page keys move among them. Left and right
 * move within a row; where nothing is marked as a row, each stop is one.
 */
export function useRoving(container: RefObject<HTMLElement | null>): void {
  const current = useRef<HTMLElement | undefined>(undefined);

  useLayoutEffect(() => {
    const stops = stopsIn(container.current);
    if (!current.current || !stops.includes(current.current)) current.current = stops[0];
    for (const stop of stops) stop.tabIndex = stop === current.current ? 0 : -1;
  });

  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const select = (stop: HTMLElement): void => {
      if (current.current) current.current.tabIndex = -1;
      current.current = stop;
      stop.tabIndex = 0;
    };
    const focused = ({ target }: FocusEvent): void => {
      const stop = target instanceof Element ? target.closest<HTMLElement>('[data-stop]') : null;
      if (stop) select(stop);
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-stop]') : null;
      const next = stop && destination(stop, event.key, element);
      if (!next) return;
      event.preventDefault();
      select(next);
      next.focus();
    };
    element.addEventListener('focusin', focused);
    element.addEventListener('keydown', pressed);
    return () => {
      element.removeEventListener('focusin', focused);
      element.removeEventListener('keydown', pressed);
    };
  }, [container]);
}

const PAGE = 10;

function destination(from: HTMLElement, key: string, container: HTMLElement): HTMLElement | undefined {
  const rows = rowsIn(container);
  const row = rows.findIndex((stops) => stops.includes(from));
  const stops = rows[row];
  if (!stops) return undefined;
  const column = stops.indexOf(from);
  const inRow = (index: number): HTMLElement | undefined => {
    const there = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    return there?.[Math.min(column, there.length - 1)];
  };
  switch (key) {
    case 'ArrowDown':
      return inRow(row + 1);
    case 'ArrowUp':
      return inRow(row - 1);
    case 'PageDown':
      return inRow(row + PAGE);
    case 'PageUp':
      return inRow(row - PAGE);
    case 'ArrowRight':
      return stops[column + 1] ?? from;
    case 'ArrowLeft':
      return stops[column - 1] ?? from;
    case 'Home':
      return rows[0]?.[0];
    case 'End':
      return rows.at(-1)?.[0];
    default:
      return undefined;
  }
}

function stopsIn(element: ParentNode | null): readonly HTMLElement[] {
  return element ? [...element.querySelectorAll<HTMLElement>('[data-stop]')] : [];
}

function rowsIn(container: HTMLElement): readonly (readonly HTMLElement[])[] {
  const rows = [...container.querySelectorAll('[data-stop-row]')]
    .map(stopsIn)
    .filter(({ length }) => length > 0);
  return rows.length > 0 ? rows : stopsIn(container).map((stop) => [stop]);
}
