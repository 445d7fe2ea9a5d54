import type {} from '../objectives/entity-types.ts';
import { nameKey, type Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import type {
  DataClassFacts,
  ElementFacts,
  FlowFacts,
  StateFacts,
  WaiverFacts,
  ZoneFacts,
} from './entity-types.ts';

/** The layers of a model that declares none, from top to bottom. */
export const USUAL_LAYERS = ['business', 'function', 'application', 'infrastructure'];

/** Messages wait in a queue: whoever sends them does not wait for an answer. */
const QUEUED =
  /^(?:kafka|amqp|mqtt|nats|sqs|sns|jms|smtp|sftp|ftp|pubsub|kinesis|pulsar|stomp|rabbitmq)s?$/iu;

/** An element with what its parents give it. */
export interface SystemElement {
  /** Qualified: `shop.api`; with the name of its model where that is another one: `billing/invoices`. */
  readonly id: string;
  readonly entity: Entity<'element'>;
  readonly facts: ElementFacts;
  readonly parent: string | undefined;
  readonly layer: string | undefined;
  readonly zone: string | undefined;
  readonly owner: string | undefined;
  /** Places in the list of states, both included. */
  readonly since: number;
  readonly until: number;
}

export interface SystemFlow {
  readonly entity: Entity<'flow'>;
  readonly facts: FlowFacts;
  readonly from: string;
  readonly to: string;
  readonly isSync: boolean;
  readonly since: number;
  readonly until: number;
}

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

interface Kept {
  readonly lists: readonly (readonly Entity[])[];
  readonly systems: Map<string, System>;
}

/** What was made of the entities of a workspace folder, for as long as the graph gives the same lists. */
const keptByElements = new WeakMap<readonly Entity[], Kept>();

/**
 * The model that a file is part of.
 * @param uri of the file: of several models of the name, the nearest is meant.
 * @param model its name.
 */
export function systemOf(graph: Graph, uri: string, model: string): System {
  const lists = TYPES.map((type) => graph.all(type, uri));
  const elements = graph.all('element', uri);
  let kept = keptByElements.get(elements);
  if (!kept || kept.lists.some((list, at) => list !== lists[at])) {
    kept = { lists, systems: new Map() };
    keptByElements.set(elements, kept);
  }
  const root = rootOf(graph, uri, model);
  const key = `${model}\n${root ?? ''}\n${graph.folderOf(uri)}`;
  let system = kept.systems.get(key);
  if (!system) kept.systems.set(key, (system = readSystem(graph, uri, model, root)));
  return system;
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
export function isIn(item: Pick<SystemElement, 'since' | 'until'>, state: number): boolean {
  return item.since <= state && state <= item.until;
}

/** `shop` for `shop.api`; undefined for an id without a dot. */
export function parentOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot === -1 ? undefined : id.slice(0, dot);
}

/** What a flow is called: its own id, or its ends. */
export function flowName(from: string, to: string): string {
  return `${from}→${to}`;
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

function readSystem(graph: Graph, uri: string, name: string, root: string | undefined): System {
  /** Of the model, by the file: entities of one file stand behind each other. */
  const ownFiles = new Map<string, boolean>();
  const isOwnFile = (file: string): boolean => {
    let own = ownFiles.get(file);
    if (own === undefined) ownFiles.set(file, (own = rootOf(graph, file, name) === root));
    return own;
  };
  const own = <Type extends (typeof TYPES)[number]>(type: Type): readonly Entity<Type>[] =>
    graph.all(type, uri).filter((entity) => entity.scope === name && isOwnFile(entity.uri));
  const declared = own('architecture').find((entity) => entity.uri === root);
  const layers = Object.keys(declared?.facts?.layers ?? {});
  const states = statesOf(own('state'));
  const places = new Map(states.map((state, at) => [state.name, at]));
  const last = states.length - 1;
  const period = (facts: { readonly since: string | undefined; readonly until: string | undefined }) => ({
    since: places.get(facts.since ?? '') ?? 0,
    until: places.get(facts.until ?? '') ?? last,
  });
  const elements = elementsOf(own('element'), period, (entity) => withPromise(graph, entity));
  const children = new Map<string, string[]>();
  for (const { id, parent } of elements.values()) {
    if (parent === undefined) continue;
    const list = children.get(parent);
    if (list) list.push(id);
    else children.set(parent, [id]);
  }
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
  return {
    name,
    root,
    layers: layers.length > 0 ? layers : USUAL_LAYERS,
    states,
    current: Math.max(
      states.findIndex(({ facts }) => facts?.current === true),
      0,
    ),
    elements,
    flows: own('flow').flatMap((entity) =>
      entity.facts ? [flowOf(entity, entity.facts, period(entity.facts))] : [],
    ),
    data: named(own('data-class')),
    zones,
    waivers: own('waiver').flatMap((entity) => (entity.facts ? [{ entity, facts: entity.facts }] : [])),
    childrenOf: (id) => children.get(id) ?? [],
    elementOf,
    zoneOf: ({ zone, id }) =>
      id.includes('/')
        ? systemOf(graph, uri, id.slice(0, id.indexOf('/'))).zones.get(zone ?? '')?.facts
        : zones.get(zone ?? '')?.facts,
  };
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

type Period = Pick<SystemElement, 'since' | 'until'>;

/** Parents first, for what they give: the id of a parent is shorter. A repeated id means its first declaration. */
function elementsOf(
  entities: readonly Entity<'element'>[],
  period: (facts: ElementFacts) => Period,
  factsOf: (entity: Entity<'element'>) => ElementFacts | undefined,
): ReadonlyMap<string, SystemElement> {
  const first = new Map<string, Entity<'element'>>();
  const byLength: Entity<'element'>[][] = [];
  for (const entity of entities) {
    if (first.has(entity.key)) continue;
    first.set(entity.key, entity);
    (byLength[entity.key.length] ??= []).push(entity);
  }
  const read = new Map<string, SystemElement>();
  for (const entity of byLength.flat()) {
    const { key: id } = entity;
    const facts = factsOf(entity);
    if (!facts) continue;
    const parent = read.get(parentOf(id) ?? '');
    const own = period(facts);
    read.set(id, {
      id,
      entity,
      facts,
      parent: parent?.id,
      layer: facts.layer ?? parent?.layer,
      zone: facts.zone ?? parent?.zone,
      owner: facts.owner ?? parent?.owner,
      since: Math.max(own.since, parent?.since ?? 0),
      until: Math.min(own.until, parent?.until ?? own.until),
    });
  }
  return new Map(
    [...first.keys()].flatMap((id) => read.get(id) ?? []).map((element) => [element.id, element]),
  );
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

function flowOf(entity: Entity<'flow'>, facts: FlowFacts, period: Period): SystemFlow {
  const { from, to, sync, protocol } = facts;
  return { entity, facts, from, to, isSync: sync ?? !QUEUED.test(protocol ?? ''), ...period };
}

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
