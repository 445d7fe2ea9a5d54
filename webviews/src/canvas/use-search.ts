import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Search } from '../view-props.ts';
import type { Canvas } from './canvas.ts';
import { matches } from './matches.ts';

/** What is searched, by thing. */
export type SearchedNames = ReadonlyMap<string, SearchedName>;

export interface SearchedName {
  /** What a screen reader says of it. */
  readonly name: string;
  /** The names of what is hidden in it. */
  readonly contents?: readonly string[];
}

/**
 * Search among the things of a picture: all matches are marked, and steps go from one to the next.
 * @param names what is searched, by thing: another map is another search.
 */
export function useSearch(
  names: SearchedNames,
  canvas: RefObject<Canvas | undefined>,
  announce: (message: string) => void,
): Search {
  const at = useRef(-1);
  return useMemo(() => {
    let found: readonly string[] = [];
    const words = new Map(
      [...names].map(([id, { name, contents = [] }]) => [id, [name, ...contents].join('\n')]),
    );
    const mark = (): void => {
      const now = found[at.current];
      canvas.current?.mark('found', new Set(found));
      canvas.current?.mark('found-now', new Set(now === undefined ? [] : [now]));
    };
    return {
      find: (text) => {
        found = matches(words, text);
        at.current = -1;
        mark();
        return found.length;
      },
      show: () => {
        const [first] = found;
        if (first !== undefined) canvas.current?.lookAt(first);
      },
      step: (by) => {
        if (found.length === 0) return 0;
        at.current =
          at.current < 0 && by < 0 ? found.length - 1 : (at.current + by + found.length) % found.length;
        mark();
        const id = found[at.current] ?? '';
        canvas.current?.lookAt(id);
        announce(names.get(id)?.name ?? '');
        return at.current + 1;
      },
    };
  }, [names]);
}
