import type { Direction } from './nearest.ts';

/** What a key does on a canvas. */
export type KeyAction =
  | { readonly type: 'go'; readonly direction: Direction }
  | { readonly type: 'end'; readonly last: boolean }
  /** To the next line that begins or ends at the thing. */
  | { readonly type: 'line'; readonly back: boolean }
  | { readonly type: 'pan'; readonly across: number; readonly down: number }
  | { readonly type: 'zoom'; readonly larger: boolean }
  | { readonly type: 'fit' }
  | { readonly type: 'activate' };

const ARROWS: Readonly<Record<string, { direction: Direction; across: number; down: number }>> = {
  ArrowLeft: { direction: 'left', across: 1, down: 0 },
  ArrowRight: { direction: 'right', across: -1, down: 0 },
  ArrowUp: { direction: 'up', across: 0, down: 1 },
  ArrowDown: { direction: 'down', across: 0, down: -1 },
};

/**
 * Arrows go to the next thing, E to the lines that meet there (as "edge"), with Shift arrows move the picture; Home, End, Enter,
 * Space; + - 0 zoom and fit.
 */
export function keyAction(event: KeyboardEvent): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const arrow = ARROWS[event.key];
  if (arrow) {
    const { direction, across, down } = arrow;
    return event.shiftKey ? { type: 'pan', across, down } : { type: 'go', direction };
  }
  switch (event.key) {
    case 'Home':
    case 'End':
      return { type: 'end', last: event.key === 'End' };
    case 'e':
    case 'E':
      return { type: 'line', back: event.shiftKey };
    case 'Enter':
    case ' ':
      return { type: 'activate' };
    case '+':
    case '=':
      return { type: 'zoom', larger: true };
    case '-':
      return { type: 'zoom', larger: false };
    case '0':
      return { type: 'fit' };
    default:
      return undefined;
  }
}
