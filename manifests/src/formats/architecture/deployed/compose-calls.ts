import { isPartOf, type Entity, type Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { hostNamesIn } from '../../addresses/host-names.ts';
import type { DeployedCall } from './call.ts';
import { environmentFile } from './environment-file.ts';
import { servicesNamed } from './service-names.ts';

/** The relation of a variable that a service has from the `.env` file, without a value of its own. */
export const PASSED_VARIABLE = 'passed-variable';

/** How a service of a Compose file names another, and what that tells. */
const GRADES: Readonly<Record<string, DeployedCall['grade']>> = {
  mentions: 'certain',
  links: 'likely',
  'depends-on': 'likely',
};

/** The network of services that name none. */
const DEFAULT_NETWORK = 'default';

/** A name that a service may call, and the place that has it. */
type Named = Pick<DeployedCall, 'name' | 'at' | 'grade'>;

/**
 * The calls of a service of a Compose file, each called service once, in the order of their names: hosts in its environment that are
 * services on a network of its own, and, likely, the services that it waits for. What only the shell sets is not known.
 */
export function composeCalls(graph: Graph, service: Entity): readonly DeployedCall[] {
  const calls = new Map<string, DeployedCall>();
  const within = referencesWithin(graph, service);
  const networks = networksOf(graph, service);
  const named = [...namedIn(within), ...hostsOfVariables(graph, service, within)];
  // What is certain first: it is what is kept.
  for (const { name, at, grade } of [
    ...named.filter((one) => one.grade === 'certain'),
    ...named.filter((one) => one.grade === 'likely'),
  ]) {
    if (calls.has(name)) continue;
    const called = servicesNamed(graph, service, name).filter((one) => one.name !== service.name);
    const names = new Set(called.map((one) => one.name));
    // Of several that have an alias, any may answer.
    if (names.size !== 1) continue;
    const isReached = called.some((one) => shares(networks, networksOf(graph, one)));
    calls.set(name, { at, name, called, grade: isReached ? grade : 'likely' });
  }
  return [...calls.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namedIn(references: readonly Reference[]): readonly Named[] {
  return references.flatMap((at): Named[] => {
    const grade = GRADES[at.relation];
    return grade !== undefined && at.types.includes('service') ? [{ name: at.name, at, grade }] : [];
  });
}

/** Hosts in the values of variables: of the `.env` file of the project, where the service uses them, and of its own `env_file`. */
function hostsOfVariables(graph: Graph, service: Entity, references: readonly Reference[]): readonly Named[] {
  const project = environmentFile(graph, `${service.scope ?? folderOf(service.uri)}/.env`);
  return references.flatMap((at) => {
    if (at.relation === 'env-file' && at.target !== undefined)
      return [...environmentFile(graph, at.target)].flatMap(([name, value]) => hostsOf(at, name, value));
    const isUsed = at.relation === 'variable' || at.relation === PASSED_VARIABLE;
    const value = isUsed ? project.get(at.name) : undefined;
    return value === undefined ? [] : hostsOf(at, at.name, value);
  });
}

function hostsOf(at: Reference, variable: string, value: string): readonly Named[] {
  return hostNamesIn(variable, value).map(({ name }) => ({ name, at, grade: 'certain' }));
}

function referencesWithin(graph: Graph, service: Entity): readonly Reference[] {
  return graph.referencesIn(service.uri).filter(({ span }) => isPartOf(service, span));
}

/**
 * The names of the networks of a service, in all files of its project, which Compose lays over each other; undefined where it uses
 * those of its host or of another service.
 */
function networksOf(graph: Graph, { name, scope, uri }: Entity): ReadonlySet<string> | undefined {
  const layers = graph.find('service', name, uri).filter((one) => one.scope === scope);
  if (layers.some(({ facts }) => facts?.networkMode !== undefined)) return undefined;
  const names = layers
    .flatMap((layer) => referencesWithin(graph, layer))
    .flatMap(({ relation, name: network }) => (relation === 'network' ? [network] : []));
  return new Set(names.length === 0 ? [DEFAULT_NETWORK] : names);
}

function shares(some: ReadonlySet<string> | undefined, others: ReadonlySet<string> | undefined): boolean {
  return some !== undefined && others !== undefined && [...some].some((name) => others.has(name));
}
