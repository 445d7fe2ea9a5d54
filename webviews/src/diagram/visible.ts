import { collapsed, downstream, neighbours, upstream } from '@vitruve/drawing';
import type { Diagram } from '@vitruve/manifests';

export const REACHES = ['all', 'neighbours', 'upstream', 'downstream'] as const;
export type Reach = (typeof REACHES)[number];

/** Which part of a diagram is looked at. */
export interface Part {
  readonly reach: Reach;
  /** The node that it is reached from. */
  readonly from: string | undefined;
  /** The groups that are folded; undefined when nobody has said: large diagrams start folded then. */
  readonly folded: readonly string[] | undefined;
}

export const WHOLE: Part = { reach: 'all', from: undefined, folded: undefined };

/** From so many nodes on a diagram with groups starts folded: more is a picture of nothing. */
const FOLD_FROM = 200;

/** The groups that are folded now. */
export function foldedGroups(diagram: Diagram, { folded }: Part): ReadonlySet<string> {
  if (folded) return new Set(folded);
  return new Set(diagram.nodes.length > FOLD_FROM ? diagram.groups.map(({ id }) => id) : []);
}

/** The part of the diagram that is drawn. */
export function visiblePart(diagram: Diagram, part: Part): Diagram {
  const { reach, from } = part;
  const within =
    reach === 'all' || from === undefined || !has(diagram, from) ? diagram : reachOf(diagram, reach, from);
  const folded = foldedGroups(diagram, part);
  return folded.size === 0 ? within : collapsed(within, folded);
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

/** A part from a store, if it is one. */
export function readPart(value: unknown): Part {
  if (typeof value !== 'object' || value === null) return WHOLE;
  const { reach, from, folded } = value as Partial<Record<keyof Part, unknown>>;
  return {
    reach: REACHES.find((known) => known === reach) ?? 'all',
    from: typeof from === 'string' ? from : undefined,
    folded: Array.isArray(folded) ? folded.filter((id) => typeof id === 'string') : undefined,
  };
}
