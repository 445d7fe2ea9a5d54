import type { Entity } from '../../core/graph/entity.ts';
import type { ElementFacts } from './entity-types.ts';

/** When something of a system is there: places in the list of states, both included. */
export interface Period {
  readonly since: number;
  readonly until: number;
}

/** An element with what its parents give it. */
export interface SystemElement extends Period {
  /** Qualified: `shop.api`; with the name of its model where that is another one: `billing/invoices`. */
  readonly id: string;
  readonly entity: Entity<'element'>;
  readonly facts: ElementFacts;
  readonly parent: string | undefined;
  readonly layer: string | undefined;
  readonly zone: string | undefined;
  readonly owner: string | undefined;
}

/** The elements of a system, with what they were read of: the next version of the system is made of both. */
export interface ElementReading {
  readonly entities: readonly Entity<'element'>[];
  readonly elements: ReadonlyMap<string, SystemElement>;
  /** The ids of the elements directly within one. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly ids: ElementIds;
}

/** Which ids are declared: the same object for versions in which these are the same. */
export interface ElementIds {
  /** Those that are declared several times, of which the first declaration counts. */
  readonly repeated: ReadonlySet<string>;
}

/** What is read of the facts of an element. */
export interface ElementReader {
  readonly period: (facts: ElementFacts) => Period;
  /** With what other entities say of it. */
  readonly factsOf: (entity: Entity<'element'>) => ElementFacts | undefined;
}

/** `shop` for `shop.api`; undefined for an id without a dot. */
export function parentOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot === -1 ? undefined : id.slice(0, dot);
}

/** True for an element on which much depends, by what its author says. */
export function isCritical({ facts: { criticality } }: SystemElement): boolean {
  return criticality === 'critical' || criticality === 'high';
}

/**
 * The elements of a system.
 * @param before those of the last version, if whatever the reader asks is the same.
 */
export function readElements(
  entities: readonly Entity<'element'>[],
  reader: ElementReader,
  before: ElementReading | undefined,
): ElementReading {
  return (before && renewed(before, entities, reader)) ?? readAll(entities, reader);
}

/** Parents first, for what they give: the id of a parent is shorter. A repeated id means its first declaration. */
function readAll(entities: readonly Entity<'element'>[], reader: ElementReader): ElementReading {
  const first = new Map<string, Entity<'element'>>();
  const repeated = new Set<string>();
  const byLength: Entity<'element'>[][] = [];
  for (const entity of entities) {
    if (first.has(entity.key)) {
      repeated.add(entity.key);
      continue;
    }
    first.set(entity.key, entity);
    (byLength[entity.key.length] ??= []).push(entity);
  }
  const read = new Map<string, SystemElement>();
  for (const entity of byLength.flat()) {
    const element = elementOf(entity, read.get(parentOf(entity.key) ?? ''), reader);
    if (element) read.set(entity.key, element);
  }
  const elements = new Map<string, SystemElement>();
  for (const id of first.keys()) {
    const element = read.get(id);
    if (element) elements.set(id, element);
  }
  return { entities, elements, children: childrenIn(elements), ids: { repeated } };
}

function elementOf(
  entity: Entity<'element'>,
  parent: SystemElement | undefined,
  { factsOf, period }: ElementReader,
): SystemElement | undefined {
  const facts = factsOf(entity);
  if (!facts) return undefined;
  const own = period(facts);
  return {
    id: entity.key,
    entity,
    facts,
    parent: parent?.id,
    layer: facts.layer ?? parent?.layer,
    zone: facts.zone ?? parent?.zone,
    owner: facts.owner ?? parent?.owner,
    since: Math.max(own.since, parent?.since ?? 0),
    until: Math.min(own.until, parent?.until ?? own.until),
  };
}

function childrenIn(elements: ReadonlyMap<string, SystemElement>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of elements.values()) {
    if (parent === undefined) continue;
    const list = children.get(parent);
    if (list) list.push(id);
    else children.set(parent, [id]);
  }
  return children;
}

/** The elements after an edit that changed no id: those that it changed are read again, and what is within them. */
function renewed(
  before: ElementReading,
  entities: readonly Entity<'element'>[],
  reader: ElementReader,
): ElementReading | undefined {
  if (entities.length !== before.entities.length) return undefined;
  const changed = new Map<string, Entity<'element'>>();
  for (const [at, entity] of entities.entries()) {
    const old = before.entities[at];
    if (entity === old) continue;
    const known = before.elements.get(entity.key);
    if (old?.key !== entity.key || !known) return undefined;
    // Of a repeated id only the first declaration counts.
    if (known.entity === old) changed.set(entity.key, entity);
  }
  const elements = new Map(before.elements);
  const waiting = [...changed.keys()].sort((a, b) => b.length - a.length);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const known = elements.get(id);
    const entity = changed.get(id) ?? known?.entity;
    if (!known || !entity) return undefined;
    const element = elementOf(entity, elements.get(known.parent ?? ''), reader);
    if (!element) return undefined;
    elements.set(id, element);
    if (!giveTheSame(known, element)) waiting.push(...(before.children.get(id) ?? []));
  }
  return { entities, elements, children: before.children, ids: before.ids };
}

/** True when what is within two versions of an element gets the same from them. */
function giveTheSame(one: SystemElement, other: SystemElement): boolean {
  return (
    one.layer === other.layer &&
    one.zone === other.zone &&
    one.owner === other.owner &&
    one.since === other.since &&
    one.until === other.until
  );
}
