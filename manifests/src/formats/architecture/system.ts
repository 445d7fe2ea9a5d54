import type {} from '../objectives/entity-types.ts';
import { nameKey, type Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type { DataClassFacts, ElementFacts, StateFacts, WaiverFacts, ZoneFacts } from './entity-types.ts';
import { ownEntities, type OwnEntities } from './own-entities.ts';
import {
  readElements,
  type ElementIds,
  type ElementReading,
  type Period,
  type SystemElement,
} from './system-elements.ts';
import { readFlows, type FlowReading, type SystemFlow } from './system-flows.ts';

/** The layers of a model that declares none, from top to bottom. */
export const USUAL_LAYERS = ['business', 'function', 'application', 'infrastructure'];

export interface SystemState {
  readonly name: string;
  readonly entity: Entity<'state'> | undefined;
  readonly facts: StateFacts | undefined;
}

/** Facts of one name, with their declaration. */
export interface Named<Type extends 'data-class' | 'zone' | 'waiver', Facts> {
  readonly entity: Entity<Type>;
  readonly facts: Facts;
}

/** A whole model, over all of its files: made of the graph, so that no document is parsed for it. */
export interface System {
  readonly name: string;
  /** The root file; undefined when no file declares the model. */
  readonly root: string | undefined;
  readonly layers: readonly string[];
  /** In the order of their dates; a model without states has one, without a name. */
  readonly states: readonly SystemState[];
  /** The place of the current state. */
  readonly current: number;
  readonly elements: ReadonlyMap<string, SystemElement>;
  readonly ids: ElementIds;
  readonly flows: readonly SystemFlow[];
  readonly data: ReadonlyMap<string, Named<'data-class', DataClassFacts>>;
  readonly zones: ReadonlyMap<string, Named<'zone', ZoneFacts>>;
  readonly waivers: readonly Named<'waiver', WaiverFacts>[];
  /** The ids of the elements directly within one. */
  childrenOf(id: string): readonly string[];
  /** The element of an id, also of an imported model as far as that publishes it. */
  elementOf(id: string): SystemElement | undefined;
  /** The zone of an element; undefined when it is in none that is declared. */
  zoneOf(element: SystemElement): ZoneFacts | undefined;
  /** The same for the versions of one model that follow each other as it is edited. */
  readonly lineage: object;
}

/** What a model is made of; objectives say what its elements promise. */
const TYPES = [
  'architecture',
  'element',
  'flow',
  'data-class',
  'zone',
  'state',
  'waiver',
  'objective',
] as const;

/** A system with what the next version of it is made of. */
interface Reading {
  readonly system: System;
  readonly elements: ElementReading;
  readonly flows: FlowReading;
  readonly objectives: readonly Entity<'objective'>[];
  readonly models: readonly Entity<'architecture'>[];
  readonly ownElements: OwnEntities<Entity<'element'>>;
  readonly ownFlows: OwnEntities<Entity<'flow'>>;
}

interface Kept {
  readonly lists: readonly (readonly Entity[])[];
  readonly readings: Map<string, Reading>;
  /** Of the version before, those that nobody has asked for yet. */
  readonly before: ReadonlyMap<string, Reading>;
}

/** What was made of the entities of a workspace folder, for as long as the graph gives the same lists. */
const keptByElements = new WeakMap<readonly Entity[], Kept>();

/** Workspace folders whose last version is kept, and models of each: while the name of a model is typed, each letter makes another. */
const MOST_FOLDERS = 8;
const MOST_MODELS = 32;

/** The last version by workspace folder, the one that was made last at the end. */
const latest = new Map<string, Kept>();

/**
 * The model that a file is part of.
 * @param uri of the file: of several models of the name, the nearest is meant.
 * @param model its name.
 */
export function systemOf(graph: Graph, uri: string, model: string): System {
  const lists = TYPES.map((type) => graph.all(type, uri));
  const elements = graph.all('element', uri);
  const folder = graph.folderOf(uri);
  let kept = keptByElements.get(elements);
  if (!kept || kept.lists.some((list, at) => list !== lists[at])) {
    kept = { lists, readings: new Map(), before: lastReadings(folder) };
    keptByElements.set(elements, kept);
    remember(folder, kept);
  }
  const root = rootOf(graph, uri, model);
  const key = `${model}\n${root ?? ''}\n${folder}`;
  let reading = kept.readings.get(key);
  if (!reading) {
    reading = readSystem({ graph, uri, name: model, root }, kept.before.get(key));
    kept.readings.set(key, reading);
  }
  return reading.system;
}

function lastReadings(folder: string): ReadonlyMap<string, Reading> {
  const last = latest.get(folder);
  return new Map(last ? [...last.before, ...last.readings].slice(-MOST_MODELS) : []);
}

function remember(folder: string, kept: Kept): void {
  latest.delete(folder);
  latest.set(folder, kept);
  const [oldest] = latest.keys();
  if (latest.size > MOST_FOLDERS && oldest !== undefined) latest.delete(oldest);
}

/** The models that the files below a folder declare or are part of, by name and root, in the order of their names. */
export function systemsIn(
  graph: Graph,
  folder: string,
  isBelow: (uri: string) => boolean,
): readonly System[] {
  const systems = new Set<System>();
  for (const type of ['architecture', 'element', 'flow'] as const) {
    for (const { uri, scope } of graph.all(type, folder))
      if (scope !== undefined && isBelow(uri)) systems.add(systemOf(graph, uri, scope));
  }
  return [...systems].sort((a, b) => (`${a.name} ${a.root}` < `${b.name} ${b.root}` ? -1 : 1));
}

/** True in a state, by its place. */
export function isIn(item: Period, state: number): boolean {
  return item.since <= state && state <= item.until;
}

function rootOf(graph: Graph, uri: string, model: string): string | undefined {
  const [nearest] = graph.resolve({
    types: ['architecture'],
    uri,
    name: model,
    key: nameKey(model),
    span: { start: 0, end: 0 },
    notation: 'fixed',
    relation: 'part-of',
  });
  return nearest?.uri;
}

/** Which model is meant, as seen from one of its files. */
interface Meant {
  readonly graph: Graph;
  readonly uri: string;
  readonly name: string;
  readonly root: string | undefined;
}

/** @param before the last version: the result is the same without it. */
function readSystem(meant: Meant, before: Reading | undefined): Reading {
  const { graph, uri, name, root } = meant;
  const isOwn = belongsTo(meant);
  const own = <Type extends (typeof TYPES)[number]>(type: Type): readonly Entity<Type>[] =>
    graph.all(type, uri).filter(isOwn);
  const models = graph.all('architecture', uri);
  const ofSameFiles = before && areSameModels(before.models, models) ? before : undefined;
  const ownElements = ownEntities(graph.all('element', uri), isOwn, ofSameFiles?.ownElements);
  const ownFlows = ownEntities(
    graph.all('flow', uri),
    (entity) => entity.facts !== undefined && isOwn(entity),
    ofSameFiles?.ownFlows,
  );
  const declared = own('architecture').find((entity) => entity.uri === root);
  const layers = Object.keys(declared?.facts?.layers ?? {});
  const states = statesOf(own('state'));
  const places = new Map(states.map((state, at) => [state.name, at]));
  const last = states.length - 1;
  const period = (facts: { readonly since: string | undefined; readonly until: string | undefined }) => ({
    since: places.get(facts.since ?? '') ?? 0,
    until: places.get(facts.until ?? '') ?? last,
  });
  const objectives = graph.all('objective', uri);
  const comparable = before && haveSameNames(before.system.states, states) ? before : undefined;
  const elementReading = readElements(
    ownElements.own,
    { period, factsOf: (entity) => withPromise(graph, entity) },
    comparable?.objectives === objectives ? comparable.elements : undefined,
  );
  const flowReading = readFlows(ownFlows.own, period, comparable?.flows);
  const { elements, children } = elementReading;
  const zones = named(own('zone'));
  const imported = new Map<string, SystemElement | undefined>();
  const elementOf = (id: string): SystemElement | undefined => {
    const slash = id.indexOf('/');
    if (slash === -1) return elements.get(id);
    if (imported.has(id)) return imported.get(id);
    const model = id.slice(0, slash);
    const there = model === name ? undefined : systemOf(graph, uri, model).elements.get(id.slice(slash + 1));
    const found = there?.facts.published === true ? { ...there, id, since: 0, until: last } : undefined;
    imported.set(id, found);
    return found;
  };
  const system: System = {
    name,
    root,
    layers: layers.length > 0 ? layers : USUAL_LAYERS,
    states,
    current: Math.max(
      states.findIndex(({ facts }) => facts?.current === true),
      0,
    ),
    elements,
    ids: elementReading.ids,
    flows: flowReading.flows,
    data: named(own('data-class')),
    zones,
    waivers: own('waiver').flatMap((entity) => (entity.facts ? [{ entity, facts: entity.facts }] : [])),
    childrenOf: (id) => children.get(id) ?? [],
    elementOf,
    zoneOf: ({ zone, id }) =>
      id.includes('/')
        ? systemOf(graph, uri, id.slice(0, id.indexOf('/'))).zones.get(zone ?? '')?.facts
        : zones.get(zone ?? '')?.facts,
    lineage: before?.system.lineage ?? {},
  };
  return { system, elements: elementReading, flows: flowReading, objectives, models, ownElements, ownFlows };
}

/** Whether entities are of a model. */
function belongsTo({ graph, name, root }: Meant): (entity: Entity) => boolean {
  /** Of the model, by the file: entities of one file stand behind each other. */
  const ownFiles = new Map<string, boolean>();
  const isOwnFile = (file: string): boolean => {
    let own = ownFiles.get(file);
    if (own === undefined) ownFiles.set(file, (own = rootOf(graph, file, name) === root));
    return own;
  };
  return (entity) => entity.scope === name && isOwnFile(entity.uri);
}

/** True when the same files declare models of the same names: then files are of the same models. */
function areSameModels(one: readonly Entity[], other: readonly Entity[]): boolean {
  const isSame = ({ uri, key }: Entity, before: Entity | undefined): boolean =>
    before?.uri === uri && before.key === key;
  return one.length === other.length && one.every((model, at) => isSame(model, other[at]));
}

/** True when the names of states mean the same places. */
function haveSameNames(one: readonly SystemState[], other: readonly SystemState[]): boolean {
  return one.length === other.length && one.every(({ name }, at) => name === other[at]?.name);
}

function statesOf(entities: readonly Entity<'state'>[]): readonly SystemState[] {
  if (entities.length === 0) return [{ name: '', entity: undefined, facts: undefined }];
  const states = entities.map((entity) => ({
    name: entity.key,
    entity,
    facts: entity.facts,
  }));
  // A state without a date stays where it is written: only dates that are all there give another order.
  const isDated = states.every(({ facts }) => facts?.date !== undefined);
  return isDated ? states.sort((a, b) => ((a.facts?.date ?? '') < (b.facts?.date ?? '') ? -1 : 1)) : states;
}

/** The facts of an element, with the strictest availability among the objectives that it names. */
function withPromise(graph: Graph, { uri, facts }: Entity<'element'>): ElementFacts | undefined {
  const names = Object.keys(facts?.objectives ?? {});
  if (!facts || names.length === 0) return facts;
  const promised = names.flatMap((name) => {
    const [objective] = graph.resolve({ ...NAMED_OBJECTIVE, uri, name, key: nameKey(name) });
    return objective?.facts?.availability ?? [];
  });
  // An objective in percent; the availability of an element is one of its instances.
  const numbers = promised.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? facts : { ...facts, slo: Math.max(...numbers) };
}

const NAMED_OBJECTIVE = {
  types: ['objective'],
  span: { start: 0, end: 0 },
  notation: 'fixed',
  relation: 'slo',
} as const;

function named<One extends { readonly key: string; readonly facts?: object }>(
  entities: readonly One[],
): ReadonlyMap<string, { readonly entity: One; readonly facts: NonNullable<One['facts']> }> {
  const all = new Map<string, { readonly entity: One; readonly facts: NonNullable<One['facts']> }>();
  for (const entity of entities) {
    const { key, facts } = entity;
    if (facts && !all.has(key)) all.set(key, { entity, facts });
  }
  return all;
}
