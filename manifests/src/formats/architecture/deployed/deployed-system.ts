import type { Entity, Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { isWithin } from '../../../core/text/resource.ts';
import { contains } from '../../../core/text/span.ts';
import type { DeployedCall } from './call.ts';
import { callsOf } from './calls.ts';
import { componentsIn, type Component } from './components.ts';
import { isService, podsOf } from './kubernetes-calls.ts';

/** What manifests prove of a system. */
export interface DeployedSystem {
  readonly components: readonly Component[];
  /** In the order of their ends; one from outside has no `from`. */
  readonly flows: readonly ComponentFlow[];
}

export interface ComponentFlow extends Pick<DeployedCall, 'grade'> {
  /** The id of a component; undefined for what is outside of the system. */
  readonly from: string | undefined;
  readonly to: string;
  /** The place that tells it. */
  readonly at: Pick<Reference, 'uri' | 'span'>;
}

/** The components that manifests below a folder deploy, and the flows between them that the manifests tell. */
export function deployedSystem(graph: Graph, folder: string): DeployedSystem {
  const components = componentsIn(graph, folder);
  const ids = new Map<Entity, string>();
  for (const { id, workloads } of components) for (const workload of workloads) ids.set(workload, id);
  const flows = new Map<string, ComponentFlow>();
  const add = (
    from: string | undefined,
    called: readonly Entity[],
    flow: Pick<ComponentFlow, 'at' | 'grade'>,
  ): void => {
    const targets = new Set(called.flatMap((one) => ids.get(one) ?? []));
    const [to] = targets;
    // Of several, nobody says which is meant.
    if (to === undefined || targets.size > 1 || to === from) return;
    const key = `${from ?? ''} ${to}`;
    const known = flows.get(key);
    if (!known || (known.grade === 'likely' && flow.grade === 'certain'))
      flows.set(key, { from, to, ...flow });
  };
  for (const { id, workloads } of components)
    for (const workload of workloads) for (const call of callsOf(graph, workload)) add(id, call.called, call);
  for (const { service, at, grade } of entriesIn(graph, folder))
    add(undefined, podsOf(graph, service), { at, grade });
  return { components, flows: [...flows.values()].sort(byEnds) };
}

/** A Service that is reached from outside, and the place that tells it. */
interface Entry extends Pick<ComponentFlow, 'at' | 'grade'> {
  readonly service: Entity;
}

/** Types of Services that are reached from outside: a port on each node may also be for another cluster. */
const OPEN_TYPES: Readonly<Record<string, DeployedCall['grade']>> = {
  LoadBalancer: 'certain',
  NodePort: 'likely',
};

/** Services that are reached from outside: by a route, or by an address that the cloud gives them. */
function* entriesIn(graph: Graph, folder: string): Generator<Entry> {
  for (const resource of graph.all('resource', folder)) {
    const { uri, facts, span, extent } = resource;
    if (!isWithin(folder, uri)) continue;
    const grade = isService(resource) ? OPEN_TYPES[facts?.type ?? ''] : undefined;
    if (grade) yield { service: resource, at: { uri, span }, grade };
    if (!isRoute(facts?.kind)) continue;
    for (const at of graph.referencesIn(uri)) {
      if (at.relation !== 'backend' || !contains(extent, at.span)) continue;
      const [service, ...others] = graph.resolve(at).filter(isService);
      if (service && others.length === 0) yield { service, at, grade: 'certain' };
    }
  }
}

/** A VirtualService also routes between the parts of a system: it is left out. */
function isRoute(kind: string | undefined): boolean {
  return kind === 'Ingress' || (kind?.endsWith('Route') ?? false);
}

function byEnds(a: ComponentFlow, b: ComponentFlow): number {
  const [one, other] = [a, b].map(({ from = '', to }) => `${from}\n${to}`) as [string, string];
  return one < other ? -1 : 1;
}
