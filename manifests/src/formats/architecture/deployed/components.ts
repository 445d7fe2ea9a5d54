import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf, isWithin } from '../../../core/text/resource.ts';
import { contains } from '../../../core/text/span.ts';
import { imageKey, imageNameOf } from '../../container-images/image-name.ts';
import { technologyOf } from './technologies.ts';

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

/** The workloads of one namespace, folder or Compose project, by name. */
interface Place {
  readonly label: string;
  readonly workloads: Map<string, Entity[]>;
}

/**
 * The components that manifests below a folder deploy, in the order of their ids. Places that deploy the same, such as a base and a
 * rendered copy, or the same system for Compose and for Kubernetes, count once; equal names of different systems are apart.
 */
export function componentsIn(graph: Graph, folder: string): readonly Component[] {
  const systems = joined(graph, placesIn(graph, folder));
  const taken = new Map<string, number>();
  for (const system of systems)
    for (const name of new Set(system.flatMap(({ workloads }) => [...workloads.keys()])))
      taken.set(name, (taken.get(name) ?? 0) + 1);
  const ids = new Set<string>();
  const components = systems.flatMap((system) => {
    const label = system[0]?.label ?? '';
    return [...new Set(system.flatMap(({ workloads }) => [...workloads.keys()]))].map((name): Component => {
      const workloads = system.flatMap((place) => place.workloads.get(name) ?? []);
      const id = freeId(taken.get(name) === 1 ? name : `${label}-${name}`, ids);
      return { id, workloads, image: firstImage(graph, workloads) };
    });
  });
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

function placesIn(graph: Graph, folder: string): readonly Place[] {
  const places = new Map<string, Place>();
  const add = (key: string, label: string, workload: Entity): void => {
    let place = places.get(key);
    if (!place) places.set(key, (place = { label, workloads: new Map() }));
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
  return [...places.values()];
}

/** Places that deploy the same system, together. */
function joined(graph: Graph, places: readonly Place[]): readonly (readonly Place[])[] {
  const groups = new Map<Place, Place[]>(places.map((place) => [place, [place]]));
  const byName = new Map<string, Place[]>();
  for (const place of places)
    for (const name of place.workloads.keys()) {
      const same = byName.get(name);
      if (same) same.push(place);
      else byName.set(name, [place]);
    }
  for (const same of byName.values()) {
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

/** True when two places deploy an image of one's own under the same name, or at least two names and half of those of one. */
function isCopy(graph: Graph, a: Place, b: Place): boolean {
  const common = [...a.workloads.keys()].filter((name) => b.workloads.has(name));
  if (common.length >= 2 && common.length * 2 >= Math.min(a.workloads.size, b.workloads.size)) return true;
  return common.some((name) => {
    const [one, other] = [a, b].map(({ workloads }) => ownImage(graph, name, workloads.get(name) ?? []));
    return one !== undefined && other !== undefined && isSameImage(one, other);
  });
}

/** The name of the image of a copy, without its tag; undefined for one that is not one's own, or depends on variables. */
function ownImage(graph: Graph, name: string, workloads: readonly Entity[]): string | undefined {
  const image = firstImage(graph, workloads);
  // What Compose builds has the name of its service.
  if (image === undefined) return workloads.some(({ type }) => type === 'service') ? name : undefined;
  const named = imageNameOf(image);
  return named && technologyOf(image) === undefined ? imageKey(named) : undefined;
}

/** A short name is that of a build, which a registry has under a longer one. */
function isSameImage(a: string, b: string): boolean {
  if (a === b) return true;
  return (!a.includes('/') || !b.includes('/')) && a.split('/').at(-1) === b.split('/').at(-1);
}

function firstImage(graph: Graph, workloads: readonly Entity[]): string | undefined {
  for (const { uri, extent } of workloads) {
    const image = graph
      .referencesIn(uri)
      .find(
        ({ relation, types, span }) =>
          relation === 'runs' && types.includes('image') && contains(extent, span),
      );
    if (image) return image.name;
  }
  return undefined;
}

function freeId(name: string, taken: Set<string>): string {
  const id = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  taken.add(free);
  return free;
}
