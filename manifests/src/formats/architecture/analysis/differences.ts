import type { System } from '../system.ts';
import { parentOf, type SystemElement } from '../system-elements.ts';
import { flowName, type SystemFlow } from '../system-flows.ts';

/** A property that has another value; undefined where it is not said. */
export interface ChangedProperty {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Something that has the same name, or is taken for the same, with other properties. */
export interface ChangedItem {
  readonly id: string;
  readonly properties: readonly ChangedProperty[];
}

/** What has another id: within another element, or under another name. */
export interface RenamedItem {
  readonly from: string;
  readonly to: string;
  readonly isMoved: boolean;
}

/** What is different of elements, flows, data classes or zones, each in the order of the ids. */
export interface Differences {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly renamed: readonly RenamedItem[];
  readonly changed: readonly ChangedItem[];
}

/** What is different between two times of a model. */
export interface SystemDifferences {
  readonly elements: Differences;
  readonly flows: Differences;
  readonly data: Differences;
  readonly zones: Differences;
}

type Facts = Readonly<Record<string, unknown>>;

/** Properties that say where something belongs, which its id says, or what it is called when it has no title. */
const SILENT: ReadonlySet<string> = new Set(['model', 'from', 'to']);

/** Those that say in which states something is, which makes two states of one model. */
const OF_STATES: ReadonlySet<string> = new Set([...SILENT, 'since', 'until', 'replaces']);

/** What takes the place of something else, by the model's own words. */
export interface ReplacedElement {
  readonly from: string;
  readonly to: string;
}

/** Compares a model with what it was; undefined where there is none. */
export function systemDifferences(before: System | undefined, after: System | undefined): SystemDifferences {
  return differencesOf(before, after, SILENT, NONE);
}

/** Compares two states of one model. What is replaced is not taken for renamed. */
export function stateDifferences(
  before: System,
  after: System,
): SystemDifferences & { readonly replaced: readonly ReplacedElement[] } {
  const replaced = [...after.elements.values()]
    .filter(({ id }) => !before.elements.has(id))
    .flatMap(({ id, facts }) =>
      Object.keys(facts.replaces)
        .filter((old) => before.elements.has(old) && !after.elements.has(old))
        .map((old) => ({ from: old, to: id })),
    );
  const others = new Set(replaced.flatMap(({ from, to }) => [from, to]));
  return { ...differencesOf(before, after, OF_STATES, others), replaced };
}

const NONE: ReadonlySet<string> = new Set();

/** @param silent properties that are not told of. @param others ids of elements that are not renamed. */
function differencesOf(
  before: System | undefined,
  after: System | undefined,
  silent: ReadonlySet<string>,
  others: ReadonlySet<string>,
): SystemDifferences {
  const renamed = renamedElements(before, after, others);
  const now = new Map(renamed.map(({ from, to }) => [from, to]));
  return {
    elements: differences(factsOf(before?.elements), factsOf(after?.elements), silent, now, renamed),
    flows: differences(flowFacts(before, now), flowFacts(after, new Map()), silent),
    data: differences(factsOf(before?.data), factsOf(after?.data), silent),
    zones: differences(factsOf(before?.zones), factsOf(after?.zones), silent),
  };
}

/** True when nothing is different. */
export function isUnchanged({ elements, flows, data, zones }: SystemDifferences): boolean {
  return [elements, flows, data, zones].every(
    ({ added, removed, renamed, changed }) =>
      added.length + removed.length + renamed.length + changed.length === 0,
  );
}

function factsOf(items: ReadonlyMap<string, { readonly facts: object }> | undefined): Map<string, Facts> {
  return new Map([...(items ?? [])].map(([id, { facts }]) => [id, facts as Facts]));
}

/** Flows by their own ids, or by their ends; equal ones are counted. @param now ids of elements that were renamed. */
function flowFacts(system: System | undefined, now: ReadonlyMap<string, string>): Map<string, Facts> {
  const found = new Map<string, Facts>();
  for (const flow of system?.flows ?? []) {
    const name = nameOf(flow, now);
    let key = name;
    for (let other = 2; found.has(key); other++) key = `${name} (${other})`;
    found.set(key, flow.facts as unknown as Facts);
  }
  return found;
}

function nameOf({ from, to }: SystemFlow, now: ReadonlyMap<string, string>): string {
  return flowName(now.get(from) ?? from, now.get(to) ?? to);
}

function differences(
  before: ReadonlyMap<string, Facts>,
  after: ReadonlyMap<string, Facts>,
  silent: ReadonlySet<string>,
  now: ReadonlyMap<string, string> = new Map(),
  renamed: readonly RenamedItem[] = [],
): Differences {
  const then = new Map([...now].map(([from, to]) => [to, from]));
  const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();
  return {
    added: sorted([...after.keys()].filter((id) => !before.has(id) && !then.has(id))),
    removed: sorted([...before.keys()].filter((id) => !after.has(id) && !now.has(id))),
    renamed,
    changed: sorted(after.keys()).flatMap((id) => {
      const old = before.get(then.get(id) ?? id);
      const current = after.get(id);
      if (!old || !current) return [];
      const properties = changedProperties(old, current, silent);
      return properties.length > 0 ? [{ id, properties }] : [];
    }),
  };
}

function changedProperties(
  before: Facts,
  after: Facts,
  silent: ReadonlySet<string>,
): readonly ChangedProperty[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    if (silent.has(name)) return [];
    const [old, current] = [textOf(before[name]), textOf(after[name])];
    return old === current ? [] : [{ name, before: old, after: current }];
  });
}

/** A value in one line; sets as the names that they hold. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value === true) return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const names = Object.keys(value).sort();
  return names.length > 0 ? names.join(', ') : undefined;
}

/**
 * Elements that are gone, with those that are new and taken for the same: of the same last name within another element, of the same
 * title, with the same workloads, or within the same element with the same flows. What could be taken for several is taken for none.
 */
function renamedElements(
  before: System | undefined,
  after: System | undefined,
  others: ReadonlySet<string>,
): readonly RenamedItem[] {
  if (!before || !after) return [];
  const only = (one: System, other: System): readonly SystemElement[] =>
    [...one.elements.values()].filter(({ id }) => !other.elements.has(id) && !others.has(id));
  const [gone, added] = [only(before, after), only(after, before)];
  const found = new Map<string, RenamedItem>();
  for (const traitOf of [lastName, titleTrait, workloadTrait, flowTrait, titleAlone]) {
    const left = gone.filter(({ id }) => !found.has(id));
    const taken = new Set([...found.values()].map(({ to }) => to));
    const candidates = byTrait(
      added.filter(({ id }) => !taken.has(id)),
      (element) => traitOf(element, after),
    );
    for (const [trait, olds] of byTrait(left, (element) => traitOf(element, before))) {
      const [old, ...others] = olds;
      const [current, ...more] = candidates.get(trait) ?? [];
      if (!old || !current || others.length > 0 || more.length > 0) continue;
      found.set(old.id, { from: old.id, to: current.id, isMoved: parentOf(old.id) !== parentOf(current.id) });
    }
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What tells an element apart from others; undefined where it has nothing of the sort. */
type TraitOf = (element: SystemElement, system: System) => string | undefined;

const lastName: TraitOf = ({ id }) => id.slice(id.lastIndexOf('.') + 1);

const titleTrait: TraitOf = ({ id, facts: { title } }) =>
  title === undefined ? undefined : `${parentOf(id) ?? ''}\n${title}`;

const titleAlone: TraitOf = ({ facts: { title, kind } }) =>
  title === undefined ? undefined : `${kind ?? ''}\n${title}`;

const workloadTrait: TraitOf = ({ facts: { workload } }) => {
  const names = Object.keys(workload).sort();
  return names.length > 0 ? names.join('\n') : undefined;
};

const flowTrait: TraitOf = ({ id, facts: { kind } }, { flows }) => {
  const ends = flows.flatMap(({ from, to }) => {
    if (from === id) return [`→${to}`];
    return to === id ? [`←${from}`] : [];
  });
  return ends.length > 0 ? [parentOf(id) ?? '', kind ?? '', ...ends.sort()].join('\n') : undefined;
};

function byTrait(
  elements: readonly SystemElement[],
  traitOf: (element: SystemElement) => string | undefined,
): ReadonlyMap<string, readonly SystemElement[]> {
  const found = new Map<string, SystemElement[]>();
  for (const element of elements) {
    const trait = traitOf(element);
    if (trait === undefined) continue;
    const known = found.get(trait);
    if (known) known.push(element);
    else found.set(trait, [element]);
  }
  return found;
}
