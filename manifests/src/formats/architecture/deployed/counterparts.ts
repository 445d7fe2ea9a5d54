import { isPartOf, type Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { imageKey, imageNameOf } from '../../container-images/image-name.ts';
import { technologyOf } from './technologies.ts';

/** The workloads of one namespace, folder or Compose project, by name. */
export interface Place {
  readonly type: 'compose' | 'cluster';
  readonly label: string;
  readonly workloads: Map<string, Entity[]>;
  /** Of a cluster: the workload behind each Service that is named otherwise. */
  readonly behind: Map<string, string>;
}

/** True when two places deploy an image of one's own under the same name, or at least two names and half of those of one. */
export function isCopy(graph: Graph, a: Place, b: Place): boolean {
  const same = [...a.workloads.keys()].filter((name) => b.workloads.has(name));
  const others = counterparts(graph, a, b).filter(({ isOwn }) => isOwn).length;
  const common = same.length + others;
  if (common >= 2 && common * 2 >= Math.min(a.workloads.size, b.workloads.size)) return true;
  return same.some((name) => {
    const [one, other] = [a, b].map(({ workloads }) => ownImage(graph, name, workloads.get(name) ?? []));
    return one !== undefined && other !== undefined && isSameImage(one, other);
  });
}

/** A service of Compose and a workload of Kubernetes that are one component under two names. */
interface Counterpart {
  readonly service: string;
  readonly workload: string;
  /** False where all that tells it is an image that many systems have, such as that of a database. */
  readonly isOwn: boolean;
}

/**
 * What a Compose project and a cluster deploy under different names: a service that is called what a Service in front of a workload is
 * called, since that is the name that others call, and a service and a workload that alone run an image.
 */
export function counterparts(graph: Graph, a: Place, b: Place): readonly Counterpart[] {
  const [project, cluster] = a.type === 'compose' ? [a, b] : [b, a];
  if (project.type !== 'compose' || cluster.type !== 'cluster') return [];
  const found = new Map<string, Counterpart>();
  const isFree = (service: string, workload: string | undefined): workload is string =>
    workload !== undefined && !cluster.workloads.has(service) && !project.workloads.has(workload);
  for (const service of project.workloads.keys()) {
    const workload = cluster.behind.get(service);
    if (isFree(service, workload)) found.set(workload, { service, workload, isOwn: true });
  }
  const services = new Set([...found.values()].map(({ service }) => service));
  const [ran, deployed] = [soleRunners(graph, project), soleRunners(graph, cluster)];
  for (const [image, service] of ran) {
    const workload = deployed.get(image);
    if (!services.has(service) && isFree(service, workload) && !found.has(workload))
      found.set(workload, { service, workload, isOwn: technologyOf(image) === undefined });
  }
  return [...found.values()];
}

/** The image of a component: that of the first copy that has one. */
export function firstImage(graph: Graph, workloads: readonly Entity[]): string | undefined {
  for (const workload of workloads) {
    const image = graph
      .referencesIn(workload.uri)
      .find(
        ({ relation, types, span }) =>
          relation === 'runs' && types.includes('image') && isPartOf(workload, span),
      );
    if (image) return image.name;
  }
  return undefined;
}

/** The images that one workload of a place alone runs, without their tags. */
function soleRunners(graph: Graph, { workloads }: Place): ReadonlyMap<string, string> {
  const runners = new Map<string, string | undefined>();
  for (const [name, copies] of workloads) {
    const image = imageNameOf(firstImage(graph, copies) ?? '');
    if (image) runners.set(imageKey(image), runners.has(imageKey(image)) ? undefined : name);
  }
  return new Map([...runners].flatMap(([image, name]) => (name === undefined ? [] : [[image, name]])));
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
