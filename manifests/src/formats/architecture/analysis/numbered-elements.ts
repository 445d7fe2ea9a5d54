import { commonEnds } from '../../../core/graph/difference.ts';
import { keptAlong, type Computed } from '../../../core/text/memory.ts';
import { isCritical, type SystemElement } from '../system-elements.ts';
import type { SystemFlow } from '../system-flows.ts';
import type { System } from '../system.ts';

/** Elements of which nobody says whether all are needed or one is enough. */
export type Supports = readonly number[];

/**
 * The elements of a system, in all of its states, by numbers: those of the model in its order, then those of other models that
 * it names. The same object for versions of the system that differ in nothing of it, such as a title.
 */
export interface NumberedElements {
  readonly ids: readonly string[];
  /** How many are of the model itself. */
  readonly own: number;
  readonly numberOf: (id: string) => number | undefined;
  /** All names of elements of other models, also of those that are not there. */
  readonly foreign: readonly string[];
  /** The number of the element that one is directly within, -1 for none. */
  readonly parent: Int32Array;
  /** What elements of the model are realized by and what they run on, for those that declare it. */
  readonly supports: ReadonlyMap<number, readonly Supports[]>;
  /** When each is there. */
  readonly since: Int32Array;
  readonly until: Int32Array;
  /** Not 0 for what its author calls critical. */
  readonly critical: Uint8Array;
  /** Not 0 for what has one replica. */
  readonly single: Uint8Array;
  /** The places of their layers, from the top; -1 for none. */
  readonly layer: Int32Array;
  /** Not 0 for services of others, and for what people do. */
  readonly elsewhere: Uint8Array;
}

/** Services of others, and what people do: nothing below them is modeled. */
const ELSEWHERE: ReadonlySet<string> = new Set(['saas', 'manual', 'elsewhere']);

export const numberedElements = keptAlong(
  (system: System, before: Computed<System, NumberedElements> | undefined): NumberedElements =>
    before && areSame(before, system) ? before.result : numbered(system, before?.result),
);

function areSame({ version, result }: Computed<System, NumberedElements>, system: System): boolean {
  const { elements } = version;
  if (elements.size !== system.elements.size || !areSameTexts(version.layers, system.layers)) return false;
  const old = elements.values();
  for (const element of system.elements.values()) {
    const { value } = old.next();
    if (value !== element && !(value && saysTheSame(value, element))) return false;
  }
  for (const id of result.foreign) {
    const [one, other] = [version.elementOf(id), system.elementOf(id)];
    if (one !== other && !(one && other && saysTheSame(one, other))) return false;
  }
  return haveSameForeignEnds(version.flows, system.flows);
}

/** True when flows lead to the same elements of other models, as far as a quick look tells. */
function haveSameForeignEnds(before: readonly SystemFlow[], after: readonly SystemFlow[]): boolean {
  const { start, end } = commonEnds(before, after, Object.is);
  const namesIn = (flows: readonly SystemFlow[]): readonly string[] =>
    flows
      .slice(start, flows.length - end)
      .flatMap(({ from, to }) => [from, to])
      .filter(isForeign);
  return areSameTexts(namesIn(before), namesIn(after));
}

function isForeign(id: string): boolean {
  return id.includes('/');
}

/** True when nothing differs of what is told of elements as numbers, or of what they name. */
function saysTheSame(one: SystemElement, other: SystemElement): boolean {
  return (
    one.id === other.id &&
    one.since === other.since &&
    one.until === other.until &&
    one.layer === other.layer &&
    one.facts.criticality === other.facts.criticality &&
    one.facts.replicas === other.facts.replicas &&
    one.facts.deployedBy === other.facts.deployedBy &&
    areSameTexts(Object.keys(one.facts.realizedBy), Object.keys(other.facts.realizedBy)) &&
    areSameTexts(Object.keys(one.facts.runsOn), Object.keys(other.facts.runsOn)) &&
    areSameTexts(Object.keys(one.facts.replaces), Object.keys(other.facts.replaces))
  );
}

function areSameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

/** Names of elements of other models, in the order of the flows and then of the elements that name them. */
function foreignNames({ elements, flows }: System): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { from, to } of flows) {
    if (isForeign(from)) names.add(from);
    if (isForeign(to)) names.add(to);
  }
  for (const { facts } of elements.values())
    for (const id of [...Object.keys(facts.realizedBy), ...Object.keys(facts.runsOn)])
      if (isForeign(id)) names.add(id);
  return names;
}

function numbered(system: System, before: NumberedElements | undefined): NumberedElements {
  const { layers } = system;
  const own = [...system.elements.values()];
  const foreign = [...foreignNames(system)].filter((id) => !system.elements.has(id));
  const elements = [...own, ...foreign.flatMap((id) => system.elementOf(id) ?? [])];
  const ids = elements.map(({ id }) => id);
  const numberOf = before && areSameTexts(before.ids, ids) ? before.numberOf : numbersOf(ids);
  const places = new Map(layers.map((layer, place) => [layer, place]));
  const supports = new Map<number, readonly Supports[]>();
  // What realizes an element of another model, that model knows.
  for (const [number, { facts }] of own.entries()) {
    const lists = [facts.realizedBy, facts.runsOn].map((names) =>
      Object.keys(names).flatMap((name) => {
        const support = numberOf(name);
        return support === undefined || support === number ? [] : [support];
      }),
    );
    if (lists.some((list) => list.length > 0)) supports.set(number, lists);
  }
  const flagged = (isMeant: (element: SystemElement) => boolean): Uint8Array =>
    Uint8Array.from(elements, (element) => (isMeant(element) ? 1 : 0));
  return {
    ids,
    own: own.length,
    numberOf,
    foreign,
    parent: Int32Array.from(elements, ({ parent }, number) =>
      number < own.length ? (numberOf(parent ?? '') ?? -1) : -1,
    ),
    supports,
    since: Int32Array.from(elements, ({ since }) => since),
    until: Int32Array.from(elements, ({ until }) => until),
    critical: Uint8Array.from(elements, (element, number) =>
      number < own.length && isCritical(element) ? 1 : 0,
    ),
    single: flagged(({ facts }) => facts.replicas === 1),
    layer: Int32Array.from(elements, ({ layer }) => places.get(layer ?? '') ?? -1),
    elsewhere: flagged(({ facts }) => ELSEWHERE.has(facts.deployedBy ?? '')),
  };
}

function numbersOf(ids: readonly string[]): (id: string) => number | undefined {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return (id) => numbers.get(id);
}
