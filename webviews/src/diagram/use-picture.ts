import type { Diagram } from '@vitruve/manifests';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Actions } from '../view-props.ts';
import { drawDiagram } from './draw.ts';

export interface Drawn {
  readonly svg: SVGSVGElement;
  /** What it shows. Sources in it may be older than those of the diagram asked for. */
  readonly diagram: Diagram;
}

export interface DrawnState {
  /** The last picture that could be drawn. */
  readonly drawn: Drawn | undefined;
  /** Why the diagram asked for could not be, for the user. */
  readonly failure: string | undefined;
}

/** Draws a diagram whenever what it shows changes; while one is being drawn only the newest waits. */
export function useDrawn(diagram: Diagram, layout: Actions['layout']): DrawnState {
  const [state, setState] = useState<DrawnState>({ drawn: undefined, failure: undefined });
  const queue = useRef<{ wanted: string; diagram: Diagram; busy: boolean }>({
    wanted: '',
    diagram,
    busy: false,
  });
  useEffect(() => {
    const { current } = queue;
    const look = looksOf(diagram);
    if (look === current.wanted) return;
    Object.assign(current, { wanted: look, diagram });
    if (current.busy) return;
    current.busy = true;
    const draw = async (): Promise<void> => {
      for (let done = ''; done !== current.wanted;) {
        const { wanted, diagram: newest } = current;
        try {
          const svg = await drawDiagram(newest, layout);
          if (wanted === current.wanted) setState({ drawn: { svg, diagram: newest }, failure: undefined });
        } catch (fault) {
          const failure = fault instanceof Error ? fault.message : String(fault);
          setState(({ drawn }) => ({ drawn, failure }));
        }
        done = wanted;
      }
      current.busy = false;
    };
    void draw();
  }, [diagram, layout]);
  return state;
}

/** All of a diagram that can be seen or heard: where it is said in the text moves with each key stroke. */
function looksOf(diagram: Diagram): string {
  return JSON.stringify(diagram, (key, value: unknown) => (key === 'source' ? value !== undefined : value));
}
