import { narrowerDirection } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';
import { useEffect, useMemo, useState } from 'preact/hooks';

/** Panels beside a text are less wide than this; pages are scrolled down, not aside. */
const NARROW = '(width < 900px)';

/** The diagram in the direction that suits the panel: in narrow ones the one in which it is less wide. */
export function useDirected(diagram: Diagram): Diagram {
  const narrow = useMedia(NARROW);
  return useMemo(() => {
    if (!narrow || diagram.direction === 'down') return diagram;
    return { ...diagram, direction: narrowerDirection(diagram) };
  }, [diagram, narrow]);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = (): void => {
      setMatches(list.matches);
    };
    changed();
    list.addEventListener('change', changed);
    return () => {
      list.removeEventListener('change', changed);
    };
  }, [query]);
  return matches;
}
