import type { Source } from '@vitruve/manifests';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ViewProps } from '../view-props.ts';
import type { Canvas } from './canvas.ts';
import { innermost } from './innermost.ts';

interface CursorMark {
  readonly sources: ReadonlyMap<string, Source>;
  readonly cursor: ViewProps<unknown>['cursor'];
  /** What is shown: another is marked anew. */
  readonly picture: unknown;
  readonly canvas: RefObject<Canvas | undefined>;
  readonly room: RefObject<HTMLElement | null>;
}

/** Marks the thing that the caret in the text is in, and brings it into sight unless a person is at the picture. */
export function useCursorMark({ sources, cursor, picture, canvas, room }: CursorMark): void {
  useEffect(() => {
    const id = innermost(sources, cursor);
    canvas.current?.mark('at-cursor', new Set(id === undefined ? [] : [id]));
    if (id !== undefined && room.current?.contains(document.activeElement) !== true)
      canvas.current?.bringIn(id);
  }, [cursor, picture]);
}
