import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf, isWithin } from '../../../core/text/resource.ts';
import { imageKey, imageNameOf } from '../../container-images/image-name.ts';
import { counterparts, firstImage, isCopy, type Place } from './counterparts.ts';
import { isService, podsOf } from './kubernetes-calls.ts';

/** What runs for long: jobs, agents on each node and pods by hand are not elements of a system. */
const SERVING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout']);

/** Components that only call others to try them. */
const LOAD_GENERATOR = /^(?:load[-_]?(?:generator|gen|test|tester)?s?|locust|k6|artillery|gatling|jmeter)$/iu;

/** Compose files that start a system to try it. */
const OF_TESTS = /(?:^|[-_.])(?:tests?|e2e|ci)[-_.]/iu;

/** Places that deploy the same name: more are not compared with each other. */
const MOST_PLACES = 100;

/** One part of a system that is deployed, in one or several copies. */
export interface Component {
  /** Letters, digits, hyphens and underscores; different for each. */
  readonly id: string;
  /** Each copy: resources of Kubernetes and services of Compose files. */
  readonly workloads: readonly Entity[];
  /** As written, such as `postgres:16`: that of the first copy that has one. */
  readonly image: string | undefined;
}

/**
 * The components that manifests below a folder deploy, in the order of their ids. Places that deploy the same, such as a base and a
 * rendered copy, or the same system for Compose and for Kubernetes, count once; equal names of different systems are apart.
 */
export function componentsIn(graph: Graph, folder: string): readonly Component[] {
  const systems = joined(graph, placesIn(graph, folder));
  const named = systems.map((system) => ({ label: system[0]?.label ?? '', byName: byName(graph, system) }));
  const taken = new Map<string, number>();
  for (const system of named)
    for (const name of system.byName.keys()) taken.set(name, (taken.get(name) ?? 0) + 1);
  const ids = new Set<string>();
  const components = named.flatMap(({ label, byName: own }) =>
    [...own].map(([name, workloads]): Component => {
      const id = freeId(taken.get(name) === 1 ? name : `${label}-${name}`, ids);
      return { id, workloads, image: firstImage(graph, workloads) };
    }),
  );
  return components.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * True for a workload that may be an element of a system: it runs for long and serves, and nothing is tried with it.
 * @param workload a resource of Kubernetes or a service of a Compose file.
 */
export function isServing({ type, uri, name, partial, facts }: Entity): boolean {
  if (partial === true || LOAD_GENERATOR.test(name)) return false;
  return type === 'service'
    ? facts?.kind === 'compose' && !OF_TESTS.test(fileName(uri))
    : facts?.pods === true && SERVING.has(facts.kind ?? '');
}

/** The copies of each component of a system: those of one name, and those that are called otherwise for Compose. */
function byName(graph: Graph, system: readonly Place[]): ReadonlyMap<string, readonly Entity[]> {
  const names = new Map<string, string>();
  const clusters = system.filter(({ type }) => type === 'cluster');
  for (const project of system.filter(({ type }) => type === 'compose'))
    for (const cluster of clusters)
      for (const { service, workload } of counterparts(graph, project, cluster))
        if (!names.has(service) && !clusters.some((one) => one.workloads.has(service)))
          names.set(service, workload);
  const copies = new Map<string, Entity[]>();
  for (const { type, workloads } of system)
    for (const [written, same] of workloads) {
      const name = (type === 'compose' ? names.get(written) : undefined) ?? written;
      copies.set(name, [...(copies.get(name) ?? []), ...same]);
    }
  return copies;
}

function placesIn(graph: Graph, folder: string): readonly Place[] {
  const places = new Map<string, Place>();
  const placeOf = new Map<Entity, Place>();
  const add = (key: string, label: string, workload: Entity): void => {
    let place = places.get(key);
    const type = workload.type === 'service' ? 'compose' : 'cluster';
    if (!place) places.set(key, (place = { type, label, workloads: new Map(), behind: new Map() }));
    placeOf.set(workload, place);
    const same = place.workloads.get(workload.name);
    if (same) same.push(workload);
    else place.workloads.set(workload.name, [workload]);
  };
  const isMeant = (workload: Entity): boolean => isWithin(folder, workload.uri) && isServing(workload);
  for (const workload of graph.all('resource', folder)) {
    if (!isMeant(workload)) continue;
    const at = folderOf(workload.uri);
    if (workload.scope === undefined) add(`folder ${at}`, fileName(at), workload);
    else add(`namespace ${workload.scope} ${at}`, workload.scope, workload);
  }
  for (const service of graph.all('service', folder)) {
    if (!isMeant(service)) continue;
    const at = service.scope ?? folderOf(service.uri);
    add(`compose ${at}`, fileName(at), service);
  }
  for (const service of graph.all('resource', folder)) {
    if (!isService(service)) continue;
    const pods = podsOf(graph, service);
    const [name, ...others] = new Set(pods.map((pod) => pod.name));
    if (name === undefined || name === service.name || others.length > 0) continue;
    for (const pod of pods) placeOf.get(pod)?.behind.set(service.name, name);
  }
  return [...places.values()];
}

/** Places that deploy the same system, together. */
function joined(graph: Graph, places: readonly Place[]): readonly (readonly Place[])[] {
  const groups = new Map<Place, Place[]>(places.map((place) => [place, [place]]));
  const alike = new Map<string, Place[]>();
  for (const place of places)
    for (const name of marksOf(graph, place)) {
      const same = alike.get(name);
      if (same) same.push(place);
      else alike.set(name, [place]);
    }
  for (const same of alike.values()) {
    const [first, ...others] = same.length > MOST_PLACES ? [] : same;
    for (const other of others)
      for (const one of first ? [first, ...others] : []) {
        const group = groups.get(one);
        const merged = groups.get(other);
        if (!group || !merged || group === merged || !isCopy(graph, one, other)) continue;
        group.push(...merged);
        for (const place of merged) groups.set(place, group);
      }
  }
  return [...new Set(groups.values())];
}

/** What two places that deploy the same system have one of in common: names, those of Services, and images. */
function marksOf(graph: Graph, { workloads, behind }: Place): ReadonlySet<string> {
  const images = [...workloads.values()].flatMap(
    (copies) => imageNameOf(firstImage(graph, copies) ?? '') ?? [],
  );
  return new Set([
    ...workloads.keys(),
    ...behind.keys(),
    ...images.map((image) => `image ${imageKey(image)}`),
  ]);
}

function freeId(name: string, taken: Set<string>): string {
  const id = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  taken.add(free);
  return free;
}
