import { keptBy } from '../../../core/text/memory.ts';
import type { System, SystemElement, SystemFlow } from '../system.ts';

/** A flow with the numbers of the elements at its ends. */
export interface JoinedFlow {
  readonly flow: SystemFlow;
  readonly from: number;
  readonly to: number;
}

/** The elements of a system, in all of its states, by numbers, and its flows between them. */
export interface JoinedFlows {
  /** Those of the model in its order, then those of other models that it names. */
  readonly elements: readonly SystemElement[];
  readonly ids: readonly string[];
  readonly numberOf: (id: string) => number | undefined;
  /** Flows whose ends are both there, in any state; in the order of the model. */
  readonly flows: readonly JoinedFlow[];
  /** Those that begin at an element. */
  readonly from: (number: number) => readonly JoinedFlow[];
  /** What elements of the model are realized by and what they run on, for those that declare it. */
  readonly supports: ReadonlyMap<number, readonly Supports[]>;
}

/** Elements of which nobody says whether all are needed or one is enough. */
export type Supports = readonly number[];

/** Kept for as long as the system is. */
export const joinedFlowsOf = keptBy((system: System): JoinedFlows => {
  const elements = [...system.elements.values()];
  const numbers = new Map(elements.map(({ id }, number) => [id, number]));
  const numberOf = (id: string): number | undefined => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const element = system.elementOf(id);
    if (!element) return undefined;
    numbers.set(id, elements.length);
    return elements.push(element) - 1;
  };
  const flows: JoinedFlow[] = [];
  for (const flow of system.flows) {
    const from = numberOf(flow.from);
    const to = from === undefined ? undefined : numberOf(flow.to);
    if (from !== undefined && to !== undefined) flows.push({ flow, from, to });
  }
  const starting: JoinedFlow[][] = [];
  for (const joined of flows) (starting[joined.from] ??= []).push(joined);
  const supports = new Map<number, readonly Supports[]>();
  // What realizes an element of another model, that model knows.
  for (const [number, { facts }] of [...system.elements.values()].entries()) {
    const lists = [facts.realizedBy, facts.runsOn].map((names) =>
      Object.keys(names).flatMap((name) => {
        const support = numberOf(name);
        return support === undefined || support === number ? [] : [support];
      }),
    );
    if (lists.some((list) => list.length > 0)) supports.set(number, lists);
  }
  return {
    elements,
    ids: elements.map(({ id }) => id),
    numberOf,
    flows,
    from: (number) => starting[number] ?? [],
    supports,
  };
});
