import type { Entity } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { hasFluxComponents } from './flux-components.ts';
import { resourceKey } from '../../formats/resources/resource-key.ts';
import { isClusterKind } from '../kubernetes/resources/cluster-kinds.ts';

/** A resource as a kustomization gets it. */
export interface AccumulatedResource {
  readonly entity: Entity;
  /** Its name, and what prefixes and suffixes below made of it: patches may use any of them. */
  readonly names: ReadonlySet<string>;
  /** Its namespace, and those that kustomizations below gave it; `default` stands for none. */
  readonly namespaces: ReadonlySet<string>;
  /** The member of the kustomization through which it comes, by URI. */
  readonly through: string;
}

/** What a kustomization gets from what it lists, before it changes it. */
export interface Accumulation {
  readonly resources: readonly AccumulatedResource[];
  /** There may be more than can be seen: a remote base, a chart, a file that cannot be read here. */
  readonly open: boolean;
  /** A patch gives other names: those that are written tell nothing. */
  readonly renamed: boolean;
  /** Something below adds labels, annotations or a namespace to all. */
  readonly adds: boolean;
  /** Something below patches what a pattern chooses. */
  readonly patched: boolean;
}

interface Growing {
  readonly resources: AccumulatedResource[];
  open: boolean;
  renamed: boolean;
  adds: boolean;
  patched: boolean;
}

/** Kustomizations that lie in each other, at most: the rest is a circle. */
const MOST_LEVELS = 40;

/** What the kustomization of a unit gets; that of a component from whoever includes it as well, through other components too. */
export function accumulatedBy(unit: Entity, graph: Graph): Accumulation {
  const growing = nothing();
  gather(unit, graph, growing, 0);
  gatherFromAbove(unit, graph, growing, 0);
  if (hasFluxComponents(unit.key, graph)) growing.open = true;
  return growing;
}

function gatherFromAbove(unit: Entity, graph: Graph, growing: Growing, level: number): void {
  if (unit.facts?.component !== true) return;
  if (level > MOST_LEVELS) {
    growing.open = true;
    return;
  }
  const parents = graph
    .all('release-unit', unit.uri)
    .filter((other) => membersOf(other).some(([member, use]) => member === unit.key && use === 'components'));
  if (parents.length === 0) growing.open = true;
  for (const parent of parents) {
    gather(parent, graph, growing, 1);
    gatherFromAbove(parent, graph, growing, level + 1);
  }
}

function nothing(): Growing {
  return { resources: [], open: false, renamed: false, adds: false, patched: false };
}

/** The unit that a kustomization declares. */
export function unitAt(uri: string, graph: Graph): Entity | undefined {
  return graph.declaredIn(uri).find(({ type }) => type === 'release-unit');
}

function membersOf({ facts }: Entity): readonly (readonly [uri: string, use: string])[] {
  const members = facts?.members;
  return typeof members === 'object' ? Object.entries(members) : [];
}

function gather(unit: Entity, graph: Graph, into: Growing, level: number): void {
  if (level > MOST_LEVELS || unit.facts?.open === true) into.open = true;
  if (level > MOST_LEVELS) return;
  if (unit.facts?.renames === true) into.renamed = true;
  const add = (through: string, resources: readonly AccumulatedResource[]): void => {
    for (const resource of resources) into.resources.push({ ...resource, through });
  };
  for (const [member, use] of membersOf(unit)) {
    if (use !== 'resources' && use !== 'components') continue;
    const [below] = graph.find('release-unit', member, unit.uri);
    if (below) {
      const inner = nothing();
      gather(below, graph, inner, level + 1);
      if (inner.open) into.open = true;
      if (inner.renamed) into.renamed = true;
      if (inner.adds || below.facts?.adds === true || below.facts?.namespace !== undefined) into.adds = true;
      if (inner.patched || below.facts?.patchesMany === true) into.patched = true;
      const removed = removedBy(below, graph);
      add(
        member,
        inner.resources
          .filter(
            ({ names, entity }) =>
              ![...names].some((name) => removed.has(resourceKey(entity.facts?.kind ?? '', name))),
          )
          .map((resource) => transformed(resource, below)),
      );
      continue;
    }
    const declared = writtenIn(member, graph);
    // A template, an empty file, one of another format.
    if (declared.length === 0) into.open = true;
    add(member, declared);
  }
  add(
    unit.uri,
    writtenIn(unit.uri, graph).filter(({ entity }) => entity.facts?.changes !== true),
  );
}

/** The keys of what the patches of a kustomization take away. */
function removedBy(unit: Entity, graph: Graph): ReadonlySet<string> {
  const inFiles = membersOf(unit)
    .filter(([, use]) => use === 'patches')
    .flatMap(([member]) => graph.declaredIn(member))
    .filter(({ type, facts }) => type === 'resource' && facts?.removes === true);
  const own = unit.facts?.removes;
  return new Set([...inFiles.map(({ key }) => key), ...(typeof own === 'object' ? Object.keys(own) : [])]);
}

function writtenIn(uri: string, graph: Graph): readonly AccumulatedResource[] {
  return graph
    .declaredIn(uri)
    .filter(({ type, facts }) => type === 'resource' && facts?.madeBy === undefined)
    .map((entity) => ({
      entity,
      names: new Set([entity.name]),
      namespaces: new Set([entity.scope ?? 'default']),
      through: uri,
    }));
}

function transformed(resource: AccumulatedResource, unit: Entity): AccumulatedResource {
  const prefix = unit.facts?.prefix ?? '';
  const suffix = unit.facts?.suffix ?? '';
  const namespace = unit.facts?.namespace;
  if (prefix === '' && suffix === '' && namespace === undefined) return resource;
  return {
    ...resource,
    names: new Set([...resource.names, ...[...resource.names].map((name) => prefix + name + suffix)]),
    namespaces: namespace === undefined ? resource.namespaces : new Set([...resource.namespaces, namespace]),
  };
}

/** The identity of a resource, as a patch or a generator gives it. */
export interface Identity {
  readonly group: string;
  readonly version: string | undefined;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** True when a resource matches the target. */
export function isThat({ entity, names, namespaces }: AccumulatedResource, asked: Identity): boolean {
  return (
    entity.facts?.kind === asked.kind &&
    entity.facts.group === asked.group &&
    (asked.version === undefined || entity.facts.version === asked.version) &&
    names.has(asked.name) &&
    (isClusterKind(asked.kind) || namespaces.has(asked.namespace ?? 'default'))
  );
}
