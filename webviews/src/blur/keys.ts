import { useEffect, useRef } from 'preact/hooks';
import type { ItemKind } from './review.ts';

/** What keys can do. */
interface KeyActions {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** Goes on by that many images. */
  readonly walk: (by: number) => void;
  /** Undefined where nothing is reviewed. */
  readonly review:
    | {
        readonly undo: () => void;
        readonly redo: () => void;
        readonly save: () => void;
        readonly addInMiddle: (kind: ItemKind) => void;
      }
    | undefined;
}

const KINDS: ReadonlyMap<string, ItemKind> = new Map([
  ['f', 'face'],
  ['p', 'plate'],
  ['z', 'zone'],
]);

/** What a key does wherever the focus is in the viewer; undefined for one that it does not know, or that is typed. */
export function actionFor(
  event: KeyboardEvent,
  { zoom, fit, walk, review }: KeyActions,
): (() => void) | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement || altKey) return undefined;
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === 'z') return shiftKey ? review?.redo : review?.undo;
    if (letter === 'y') return review?.redo;
    return letter === 's' ? review?.save : undefined;
  }
  if (letter === '0') return fit;
  const by = { pagedown: 1, pageup: -1 }[letter];
  if (by !== undefined) {
    return () => {
      walk(by);
    };
  }
  const factor = { '+': 1.25, '-': 0.8 }[letter];
  if (factor !== undefined) {
    return () => {
      zoom(factor);
    };
  }
  const kind = KINDS.get(letter);
  if (!review || !kind) return undefined;
  return () => {
    review.addInMiddle(kind);
  };
}

/** Hears keys wherever the focus is: what had it may be gone with the image that was looked at. */
export function useKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      latest.current(event);
    };
    addEventListener('keydown', hear);
    return () => {
      removeEventListener('keydown', hear);
    };
  }, []);
}
