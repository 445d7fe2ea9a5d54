import type { ResourceFacts } from '../entity-types.ts';
import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlNode,
} from '../../../core/yaml/node.ts';
import { sourcesOf } from './argo-application.ts';
import { projectFacts } from './argo-project.ts';
import type { Container, PodTemplate, Resource } from '../resources/model.ts';
import { isRemoval } from '../resources/part.ts';
import { isVariant, pathsOf } from './ingress-paths.ts';
import { isPortName, probePorts } from './ports.ts';
import { readSelector, type LabelRequirements } from '../selectors/selector.ts';

/** Without what all resources say. */
type OwnFacts = Omit<ResourceFacts, 'group' | 'version' | 'kind'>;

/** What rules on other resources ask of one. */
export function factsOf(resource: Resource): ResourceFacts {
  const { group, version, kind, pods } = resource;
  return {
    group,
    version,
    kind,
    ...(isRemoval(resource) ? { removes: true } : {}),
    ...(pods ? workloadFacts(resource, pods) : ownFacts(resource)),
  };
}

function workloadFacts({ root }: Resource, pods: PodTemplate): OwnFacts {
  const replicas = numberAt(valueOf(root, 'spec'), 'replicas');
  const running = pods.containers.filter(({ role }) => role === 'container');
  const ports: Record<string, string> = {};
  for (const { number, name } of pods.containers.flatMap((container) => container.ports)) {
    if (!number) continue;
    // Containers of one pod may give the same name to different ports.
    const isTaken = name !== undefined && (ports[name.text] ?? number.text) !== number.text;
    ports[isTaken ? number.text : (name?.text ?? number.text)] = number.text;
  }
  return {
    pods: true,
    ...(replicas === undefined ? {} : { replicas }),
    ports,
    ...(hasExperiments(root) ? { experiments: true } : {}),
    allPorts: running.length > 0 && running.every(saysItsPorts),
  };
}

/** True for a container that declares ports, those that its probes ask among them: it listens on no others, as far as one can see. */
function saysItsPorts(container: Container): boolean {
  const { ports } = container;
  return (
    ports.length > 0 &&
    probePorts(container).every(
      ({ port }) => isPortName(port) || ports.some(({ number }) => number?.text === port.text),
    )
  );
}

/** True for a Rollout with steps that run other pods for a while. */
function hasExperiments(root: YamlNode): boolean {
  const steps = valueOf(valueOf(valueOf(valueOf(root, 'spec'), 'strategy'), 'canary'), 'steps');
  return isSeq(steps) && steps.items.some((step) => valueOf(step, 'experiment') !== undefined);
}

function ownFacts({ group, kind, root, labels, annotations }: Resource): OwnFacts {
  const spec = valueOf(root, 'spec');
  switch (`${group}/${kind}`) {
    case '/Namespace':
      return { labels };
    case '/Service':
      return { ...serviceFacts(spec), ...selectorFacts(valueOf(spec, 'selector'), 'labels') };
    case 'autoscaling/HorizontalPodAutoscaler':
      return { min: numberAt(spec, 'minReplicas') ?? 1, max: numberAt(spec, 'maxReplicas') };
    case 'keda.sh/ScaledObject':
      return { min: numberAt(spec, 'minReplicaCount') ?? 0, max: numberAt(spec, 'maxReplicaCount') };
    case 'policy/PodDisruptionBudget':
      return {
        ...selectorFacts(valueOf(spec, 'selector'), 'selector'),
        minAvailable: scalarOf(spec, 'minAvailable')?.text,
        maxUnavailable: scalarOf(spec, 'maxUnavailable')?.text,
      };
    case 'networking.k8s.io/NetworkPolicy':
      return selectorFacts(valueOf(spec, 'podSelector'), 'selector');
    case 'argoproj.io/AppProject':
      return projectFacts(spec);
    case 'argoproj.io/Application':
      return applicationFacts(spec);
    case 'networking.k8s.io/IngressClass':
      return { default: annotations.get('ingressclass.kubernetes.io/is-default-class')?.text === 'true' };
    case 'networking.k8s.io/Ingress':
      return {
        paths: Object.fromEntries(pathsOf(root).map(({ key }) => [key, ''])),
        class: scalarOf(spec, 'ingressClassName')?.text,
        variant: isVariant(annotations.keys()),
      };
    case 'gateway.networking.k8s.io/Gateway':
      return { listeners: listenersIn(valueOf(spec, 'listeners')) };
    case 'gateway.networking.k8s.io/ReferenceGrant':
      return { from: grantedIn(valueOf(spec, 'from')), to: grantedIn(valueOf(spec, 'to')) };
    default:
      return {};
  }
}

/** What a selector asks for, as JSON may hold it. */
function askedBy(node: YamlNode): LabelRequirements {
  const { labels, requirements } = readSelector(node, 'selector');
  return {
    labels,
    requirements: requirements.map(({ key, operator, values }) => ({
      key,
      operator,
      values: values.map(({ text }) => ({ text })),
    })),
  };
}

function selectorFacts(node: YamlNode | undefined, form: 'labels' | 'selector'): OwnFacts {
  if (!isMap(node)) return {};
  const { labels, requirements } = readSelector(node, form);
  if (requirements.length === 0) return { selector: labels };
  const expressions = requirements.map((requirement) => ({
    ...requirement,
    values: requirement.values.map(({ text }) => text),
  }));
  return { selector: labels, expressions: JSON.stringify(expressions) };
}

function serviceFacts(spec: YamlNode | undefined): OwnFacts {
  const type = scalarOf(spec, 'type')?.text;
  const selector = valueOf(spec, 'selector');
  const chooses = isMap(selector) && selector.pairs.length > 0;
  const list = valueOf(spec, 'ports');
  const ports: Record<string, string> = {};
  for (const port of itemsOf(list)) {
    const number = scalarOf(port, 'port')?.text;
    if (number !== undefined) ports[scalarOf(port, 'name')?.text ?? number] = number;
  }
  return {
    headless: scalarOf(spec, 'clusterIP')?.text === 'None',
    external: type === 'ExternalName' || !chooses,
    ...(type === undefined ? {} : { type }),
    ports,
  };
}

function applicationFacts(spec: YamlNode | undefined): OwnFacts {
  const [first, ...others] = sourcesOf(spec);
  const repository = first?.repository?.text;
  const own = [first, ...others].filter((source) => source?.repository?.text === repository);
  return {
    repository,
    revision: first?.revision,
    paths: Object.fromEntries(own.flatMap((source) => (source?.path ? [[source.path.text, '']] : []))),
  };
}

/** From which namespaces the listeners of a gateway take routes: `Same`, `All`, or the selector of them as JSON. */
function listenersIn(list: YamlNode | undefined): Readonly<Record<string, string>> {
  const listeners: Record<string, string> = {};
  for (const item of itemsOf(list)) {
    const name = scalarOf(item, 'name')?.text;
    const allowed = valueOf(valueOf(item, 'allowedRoutes'), 'namespaces');
    const from = scalarOf(allowed, 'from')?.text ?? 'Same';
    const selector = from === 'Selector' ? valueOf(allowed, 'selector') : undefined;
    if (name !== undefined) listeners[name] = isMap(selector) ? JSON.stringify(askedBy(selector)) : from;
  }
  return listeners;
}

/** Namespaces or names that a ReferenceGrant lists, by `group/Kind`; `*` for all of a kind. */
function grantedIn(list: YamlNode | undefined): Readonly<Record<string, string>> {
  const granted: Record<string, string> = {};
  for (const item of itemsOf(list)) {
    const kind = scalarOf(item, 'kind')?.text;
    if (kind === undefined) continue;
    const key = `${scalarOf(item, 'group')?.text ?? ''}/${kind}`;
    const more = scalarOf(item, 'namespace')?.text ?? scalarOf(item, 'name')?.text ?? '*';
    granted[key] = granted[key] === undefined ? more : `${granted[key]} ${more}`;
  }
  return granted;
}

function numberAt(node: YamlNode | undefined, key: string): number | undefined {
  const value = valueOf(node, key);
  return isScalar(value) && typeof value.value === 'number' ? value.value : undefined;
}
