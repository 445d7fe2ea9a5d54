import { groupThing } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Canvas } from '../canvas/canvas.ts';
import type { Drawn } from './use-picture.ts';
import { pathOf, type Part } from './visible.ts';

interface LevelUse {
  readonly whole: Diagram;
  /** What is drawn of the level. */
  readonly visible: Diagram;
  readonly part: Part;
  readonly look: (change: Partial<Part>) => void;
  readonly announce: (message: string) => void;
}

/** The levels of a diagram: what opens, and the ways in and back. */
export interface Levels {
  /** The group that a thing of the picture stands for, if it opens as a level. */
  readonly opens: (thing: string | undefined) => string | undefined;
  /** Opens the level that a thing stands for. @returns false for a thing that is none. */
  readonly enter: (thing: string) => boolean;
  readonly goTo: (scope: string | undefined) => void;
  /** To the level around; undefined on the first one. */
  readonly leave: (() => void) | undefined;
  /** Alt+Left and Backspace go back. */
  readonly press: (event: KeyboardEvent) => void;
  /** What takes the focus once the level is drawn. */
  readonly arriving: RefObject<string | undefined>;
}

export function useLevels({ whole, visible, part, look, announce }: LevelUse): Levels {
  const path = pathOf(whole, part);
  const arriving = useRef<string>(undefined);
  const scopes = new Set(whole.levels ? whole.groups.map(({ id }) => id) : []);

  const goTo = (scope: string | undefined): void => {
    const [next] = scope === undefined ? path : path.slice(path.findIndex(({ id }) => id === scope) + 1);
    const isBack = scope === undefined || path.some(({ id }) => id === scope);
    arriving.current = groupThing((isBack ? next?.id : undefined) ?? scope ?? '');
    look({ scope, reach: 'all', from: undefined, folded: undefined });
    const group = whole.groups.find(({ id }) => id === scope);
    announce(t('Level: {0}', group?.label ?? whole.levels?.top ?? ''));
  };
  const opens = (thing: string | undefined): string | undefined => {
    const node = visible.nodes.find(({ id }) => id === thing);
    return node && [...scopes].find((id) => groupThing(id) === node.id);
  };
  const leave =
    path.length === 0
      ? undefined
      : () => {
          goTo(path.at(-2)?.id);
        };
  return {
    opens,
    goTo,
    leave,
    arriving,
    enter: (thing) => {
      const scope = opens(thing);
      if (scope !== undefined) goTo(scope);
      return scope !== undefined;
    },
    press: (event) => {
      const { key, altKey, target } = event;
      const isBack = key === 'Backspace' || (key === 'ArrowLeft' && altKey);
      if (!isBack || !leave || target instanceof HTMLInputElement) return;
      event.preventDefault();
      leave();
    },
  };
}

/** Shows a new level from its beginning, with the focus on what was opened or left. To be called after the canvas has the picture. */
export function useArrival(
  { arriving }: Pick<Levels, 'arriving'>,
  drawn: Drawn | undefined,
  canvas: RefObject<Canvas | undefined>,
): void {
  useEffect(() => {
    const thing = arriving.current;
    if (thing === undefined || !drawn || !hasThing(drawn.diagram, thing)) return;
    arriving.current = undefined;
    canvas.current?.open();
    canvas.current?.focus(thing);
  }, [drawn]);
}

function hasThing({ nodes, groups }: Diagram, thing: string): boolean {
  return nodes.some(({ id }) => id === thing) || groups.some(({ id }) => groupThing(id) === thing);
}
