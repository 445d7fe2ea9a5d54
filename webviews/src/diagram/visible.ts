import {
  clustered,
  collapsed,
  downstream,
  filtered,
  foldedAtFirst,
  neighbours,
  upstream,
  zoomed,
  levelPath,
  type Chosen,
} from '@vitruve/drawing';
import type { Diagram, DiagramFilter, DiagramGroup } from '@vitruve/manifests';
import { readChosen } from '../frame/kept-choices.ts';

export const REACHES = ['all', 'neighbours', 'upstream', 'downstream'] as const;
export type Reach = (typeof REACHES)[number];

/** Which part of a diagram is looked at. */
export interface Part {
  readonly reach: Reach;
  /** The node that it is reached from. */
  readonly from: string | undefined;
  /** The groups that are folded; undefined when nobody has said: large diagrams start folded then. */
  readonly folded: readonly string[] | undefined;
  /** What was chosen of each filter; empty for all. */
  readonly chosen: Chosen;
  /** The group that is opened as a level, in a diagram of levels; undefined for the first one. */
  readonly scope: string | undefined;
}

const WHOLE: Part = { reach: 'all', from: undefined, folded: undefined, chosen: {}, scope: undefined };

/** The groups that are folded now. */
export function foldedGroups(diagram: Diagram, { folded }: Part): ReadonlySet<string> {
  return folded ? new Set(folded) : foldedAtFirst(diagram);
}

/** What is chosen of the filters that there are. */
export function chosenOf(filters: readonly DiagramFilter[], { chosen }: Part): Chosen {
  return Object.fromEntries(filters.map(({ id, initial = '' }) => [id, chosen[id] ?? initial]));
}

/** The part of a diagram that is looked at: what filters leave and is reached, in clusters where that is too much. */
export function partOf(diagram: Diagram, filters: readonly DiagramFilter[], part: Part): Diagram {
  const { reach, from } = part;
  const chosen = filtered(diagram, filters, chosenOf(filters, part));
  const left = diagram.levels ? zoomed(chosen, pathOf(diagram, part).at(-1)?.id) : chosen;
  return clustered(
    reach === 'all' || from === undefined || !has(left, from) ? left : reachOf(left, reach, from),
  );
}

/** The levels that lead to what is looked at, the first one left out. A group that is no longer there is the first level. */
export function pathOf({ groups, levels }: Diagram, { scope }: Part): readonly DiagramGroup[] {
  return levels ? levelPath(groups, scope) : [];
}

/** The part with its folded groups as a node each: what is drawn. */
export function withFolded(diagram: Diagram, part: Part): Diagram {
  const folded = foldedGroups(diagram, part);
  return folded.size === 0 ? diagram : collapsed(diagram, folded);
}

function has({ nodes }: Diagram, id: string): boolean {
  return nodes.some((node) => node.id === id);
}

function reachOf(diagram: Diagram, reach: Exclude<Reach, 'all'>, from: string): Diagram {
  switch (reach) {
    case 'neighbours':
      return neighbours(diagram, from);
    case 'upstream':
      return upstream(diagram, from);
    case 'downstream':
      return downstream(diagram, from);
  }
}

/** A part from a store, if it is one; else the whole with these choices. */
export function readPart(value: unknown, remembered: Chosen): Part {
  if (typeof value !== 'object' || value === null) return { ...WHOLE, chosen: remembered };
  const { reach, from, folded, chosen, scope } = value as Partial<Record<keyof Part, unknown>>;
  return {
    reach: REACHES.find((known) => known === reach) ?? 'all',
    from: typeof from === 'string' ? from : undefined,
    folded: Array.isArray(folded) ? folded.filter((id) => typeof id === 'string') : undefined,
    chosen: readChosen(chosen),
    scope: typeof scope === 'string' ? scope : undefined,
  };
}
