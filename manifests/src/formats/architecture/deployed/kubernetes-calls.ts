import { bears, type Entity, type Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { contains } from '../../../core/text/span.ts';
import type { DeployedCall } from './call.ts';

/** What the environment of a container says: it may be without the Service, but the address is meant. */
const CALLS: ReadonlySet<string> = new Set(['calls', 'optional-calls']);
/** An address that a ConfigMap keeps. */
const CONFIGURED: ReadonlySet<string> = new Set(['configured-address', 'optional-configured-address']);
/** What a workload has of a ConfigMap. */
const CONFIG_MAP: ReadonlySet<string> = new Set(['config-map', 'optional-config-map']);

/**
 * The calls of a workload, each Service once, in the order of the text: literal addresses of Services in the environment of its
 * containers, and in the keys of ConfigMaps that this has. A ConfigMap that it has whole makes calls likely: others may read it, too.
 * What a patch changes is not known: it has none.
 */
export function kubernetesCalls(graph: Graph, workload: Entity): readonly DeployedCall[] {
  const calls = new Map<Entity, Pick<DeployedCall, 'at' | 'grade'>>();
  const within = graph.referencesIn(workload.uri).filter(({ span }) => contains(workload.extent, span));
  for (const { reference, grade, at = reference } of [
    ...within
      .filter(({ relation }) => CALLS.has(relation))
      .map((reference): Address => ({ reference, grade: 'certain' })),
    ...configured(graph, within),
  ]) {
    const found = graph.resolve(reference).filter(isService);
    const [service] = found;
    // Of several, nobody says which is meant.
    if (!service || found.length > 1 || calls.get(service)?.grade === 'certain') continue;
    if (grade === 'certain' || !calls.has(service)) calls.set(service, { at, grade });
  }
  return [...calls].map(([service, call]) => ({
    ...call,
    name: service.name,
    called: podsOf(graph, service),
  }));
}

interface Address extends Pick<DeployedCall, 'grade'> {
  readonly reference: Reference;
  /** The place in the workload, where the address is elsewhere. */
  readonly at?: Reference;
}

/** Addresses in ConfigMaps: of the keys that a workload names, and of ConfigMaps of which it names none. */
function configured(graph: Graph, within: readonly Reference[]): readonly Address[] {
  const named = within.filter(({ relation }) => CONFIG_MAP.has(relation));
  const keys = named.filter(({ types }) => types.includes('config-key'));
  const whole = named.filter(
    ({ types, key }) => !types.includes('config-key') && !keys.some((one) => one.key.startsWith(`${key}#`)),
  );
  return [...keys, ...whole].flatMap((at) => {
    const found = graph.resolve(at);
    const [holder] = found;
    if (!holder || found.length > 1) return [];
    const grade = at.types.includes('config-key') ? 'certain' : 'likely';
    return graph
      .referencesIn(holder.uri)
      .filter(({ relation, span }) => CONFIGURED.has(relation) && contains(holder.extent, span))
      .map((reference): Address => ({ reference, grade, at }));
  });
}

/** True for a Service of Kubernetes. */
export function isService({ type, facts }: Entity): boolean {
  return type === 'resource' && facts?.kind === 'Service';
}

/** The workloads of the same namespace that bear all labels that a Service asks for. */
export function podsOf(graph: Graph, { facts, scope, uri }: Entity): readonly Entity[] {
  const selector = facts?.selector;
  if (typeof selector !== 'object' || Object.keys(selector).length === 0) return [];
  return graph
    .all('resource', uri)
    .filter(
      (resource) =>
        resource.facts?.pods === true &&
        (resource.scope === undefined || scope === undefined || resource.scope === scope) &&
        bears(resource.labels, selector),
    );
}
