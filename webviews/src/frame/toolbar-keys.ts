const STOPS = 'button, select';

/**
 * Arrows, Home and End within a toolbar, and one stop for the Tab key: the button that was used last.
 * As in https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function walkToolbar(event: KeyboardEvent, toolbar: HTMLElement): void {
  const stops = [...toolbar.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.closest('[role=menu]') === null,
  );
  const at = stops.findIndex((stop) => stop === event.target);
  const next = at < 0 ? undefined : stops[goal(event.key, at, stops.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function goal(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

/** Leaves one stop in the order of the Tab key. */
export function oneStop(toolbar: HTMLElement, chosen?: EventTarget | null): void {
  const stops = [...toolbar.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.closest('[role=menu]') === null,
  );
  const stop =
    stops.find((known) => known === chosen) ?? stops.find(({ tabIndex }) => tabIndex === 0) ?? stops[0];
  for (const other of stops) other.tabIndex = other === stop ? 0 : -1;
}
