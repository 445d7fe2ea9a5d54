import { areSameArrows, type Arrows } from '../../../core/order/arrows.ts';

/**
 * Who calls and needs whom, as numbers: all that the costly questions on a system look at. What is computed of it is kept by
 * its identity.
 */
export interface CallGraph {
  /** The ids by their numbers, also of elements that are not there in the state. */
  readonly ids: readonly string[];
  /** From each element to what it waits for, also where it works without it. */
  readonly waits: Arrows;
  /** From each element to what it does not work without. */
  readonly needs: Arrows;
  /** Not 0 for elements of the model that are there and on which much depends. */
  readonly critical: Uint8Array;
  /** Not 0 for elements that are there with one replica, as their authors say. */
  readonly single: Uint8Array;
}

/** Graphs that are remembered: those of a few models, in a few states each. */
const MOST_REMEMBERED = 16;

const remembered: CallGraph[] = [];

/**
 * The same graph as before, if this one says the same: most edits of a model change a title, a number or a place in the text,
 * and nothing of what is computed of the graph.
 */
export function knownGraph(graph: CallGraph): CallGraph {
  const at = remembered.findIndex((one) => areSame(one, graph));
  const known = remembered[at] ?? graph;
  if (at !== -1) remembered.splice(at, 1);
  remembered.unshift(known);
  remembered.length = Math.min(remembered.length, MOST_REMEMBERED);
  return known;
}

function areSame(one: CallGraph, other: CallGraph): boolean {
  return (
    one.ids.length === other.ids.length &&
    areSameFlags(one.critical, other.critical) &&
    areSameFlags(one.single, other.single) &&
    areSameArrows(one.waits, other.waits) &&
    areSameArrows(one.needs, other.needs) &&
    one.ids.every((id, number) => id === other.ids[number])
  );
}

function areSameFlags(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((flag, number) => flag === other[number]);
}
