import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Canvas, type CanvasEvents } from './canvas.ts';
import type { Sight } from './sight.ts';
import type { Zoom } from '../view-props.ts';
import type { View } from './view.ts';

interface CanvasUse {
  /** How it was looked at last time; it fits the window when undefined. */
  readonly kept: View | undefined;
  /** Shown in the place of the one before. */
  readonly picture: SVGSVGElement | undefined;
  readonly events: Omit<CanvasEvents, 'sighted'>;
}

export interface CanvasState {
  /** The element that is the window on the picture. */
  readonly room: RefObject<HTMLDivElement | null>;
  /** The element within that moves. */
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<Canvas | undefined>;
  /** For the buttons of the toolbar. */
  readonly zoom: Zoom;
  /** Who hears what is in sight, when it is another. */
  readonly watcher: RefObject<(sight: Sight) => void>;
}

/** A canvas on two elements of a component. */
export function useCanvas({ kept, picture, events }: CanvasUse): CanvasState {
  const room = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | undefined>(undefined);
  const watcher = useRef<(sight: Sight) => void>(() => undefined);
  const latest = useRef(events);
  latest.current = events;
  useLayoutEffect(() => {
    if (!room.current || !sheet.current) return undefined;
    const made = new Canvas(
      room.current,
      sheet.current,
      {
        chosen: (id) => {
          latest.current.chosen(id);
        },
        activated: (id) => {
          latest.current.activated(id);
        },
        linesOf: (id) => latest.current.linesOf(id),
        viewed: (view) => {
          latest.current.viewed(view);
        },
        sighted: (sight) => {
          watcher.current(sight);
        },
      },
      kept,
    );
    canvas.current = made;
    return () => {
      made.end();
    };
  }, []);
  useEffect(() => {
    if (picture) canvas.current?.show(picture);
  }, [picture]);
  const zoom = useMemo(
    () => ({
      in: () => canvas.current?.zoom(true),
      out: () => canvas.current?.zoom(false),
      fit: () => canvas.current?.fit(),
    }),
    [],
  );
  return { room, sheet, canvas, zoom, watcher };
}
