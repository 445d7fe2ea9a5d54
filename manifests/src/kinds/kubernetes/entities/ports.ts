import type { Labels, Reference } from '../../../core/graph/entity.ts';
import { imageKey, imageNameOf } from '../../../formats/container-images/image-name.ts';
import {
  isSeq,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { Container, Resource } from '../resources/model.ts';
import { owned, ownerOf, partKey, scoped, scopeOf } from '../resources/identity.ts';
import { isEmpty, readSelector } from '../selectors/selector.ts';
import { monitoredScopes } from './monitored-scopes.ts';
import { monitoredPortKey } from './network-parts.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** A port that a probe or a hook of a container asks. */
export interface AskedPort {
  readonly by: string;
  readonly port: YamlScalar;
}

/** The ports that the probes of a container ask, by name or number. */
export function probePorts({ node }: Container): readonly AskedPort[] {
  return PROBES.flatMap((by) => {
    const probe = valueOf(node, by);
    return ['httpGet', 'tcpSocket'].flatMap((way) => {
      const port = scalarOf(valueOf(probe, way), 'port');
      return port ? [{ by, port }] : [];
    });
  });
}

/** True for a port that is written as a name. */
export function isPortName({ text }: YamlScalar): boolean {
  return /[a-z]/iu.test(text);
}

/** What a resource names of its own pods, and of those that it chooses: ports, volumes, images. */
export function podReferences(resource: Resource, uri: string): readonly Reference[] {
  const { pods } = resource;
  return [
    ...(pods ? pods.containers.flatMap((container) => inContainer(resource, container, uri)) : []),
    ...portsOfChosen(resource, uri),
  ];
}

function inContainer(resource: Resource, container: Container, uri: string): readonly Reference[] {
  const owner = ownerOf(resource);
  const image = container.image && imageNameOf(container.image.text);
  return [
    ...probePorts(container).flatMap(({ port, by }) =>
      isPortName(port) ? [portReference(scopeOf(resource), uri, port, owned({}, owner), by)] : [],
    ),
    ...mountNames(container).map((name): Reference => ({
      types: ['volume'],
      uri,
      name: name.text,
      key: partKey(owner, name.text),
      span: name.span,
      notation: 'yaml',
      relation: 'mounts',
    })),
    ...(container.image && image
      ? [
          {
            types: ['image'] as const,
            uri,
            name: container.image.text,
            key: imageKey(image),
            span: container.image.span,
            notation: 'fixed' as const,
            relation: 'runs',
          },
        ]
      : []),
  ];
}

/** The volumes that a container mounts, by name. */
export function mountNames({ node }: Container): readonly YamlScalar[] {
  return ['volumeMounts', 'volumeDevices'].flatMap((list) => {
    const mounts = valueOf(node, list);
    return isSeq(mounts)
      ? mounts.items.map((mount) => scalarOf(mount, 'name')).filter((name) => name !== undefined)
      : [];
  });
}

/** Ports by name in what chooses pods: a Service, a network policy, a monitor. */
function portsOfChosen(resource: Resource, uri: string): readonly Reference[] {
  const spec = valueOf(resource.root, 'spec');
  const namedIn = (
    scope: string | undefined,
    labels: Labels,
    ports: readonly (YamlScalar | undefined)[],
  ): readonly Reference[] =>
    ports.flatMap((port) =>
      port && isPortName(port) ? [portReference(scope, uri, port, labels, 'target-port')] : [],
    );
  const named = (labels: Labels, ports: readonly (YamlScalar | undefined)[]): readonly Reference[] =>
    namedIn(scopeOf(resource), labels, ports);
  const monitored: typeof named = (labels, ports) => {
    const scopes = monitoredScopes(resource);
    return namedIn(scopes?.length === 1 ? scopes[0] : undefined, labels, ports);
  };
  switch (`${resource.group}/${resource.kind}`) {
    case '/Service': {
      const selector = readSelector(valueOf(spec, 'selector'), 'labels');
      return isEmpty(selector) ? [] : named(selector.labels, scalarsUnder(spec, 'ports', 'targetPort'));
    }
    case 'networking.k8s.io/NetworkPolicy': {
      const { labels } = readSelector(valueOf(spec, 'podSelector'), 'selector');
      const rules = itemsOf(valueOf(spec, 'ingress'));
      return named(
        labels,
        rules.flatMap((rule) => scalarsUnder(rule, 'ports', 'port')),
      );
    }
    case 'monitoring.coreos.com/PodMonitor': {
      const { labels } = readSelector(valueOf(spec, 'selector'), 'selector');
      return monitored(labels, scalarsUnder(spec, 'podMetricsEndpoints', 'port'));
    }
    case 'monitoring.coreos.com/ServiceMonitor': {
      const { labels } = readSelector(valueOf(spec, 'selector'), 'selector');
      return monitored(labels, scalarsUnder(spec, 'endpoints', 'port')).map((reference) => ({
        ...reference,
        key: monitoredPortKey(reference.name),
      }));
    }
    default:
      return [];
  }
}

function portReference(
  scope: string | undefined,
  uri: string,
  port: YamlScalar,
  labels: Labels,
  relation: string,
): Reference {
  return scoped(scope, {
    types: ['port'] as const,
    uri,
    name: port.text,
    key: port.text,
    span: port.span,
    notation: 'yaml' as const,
    relation,
    labels,
  });
}

function scalarsUnder(
  node: YamlNode | null | undefined,
  list: string,
  key: string,
): readonly (YamlScalar | undefined)[] {
  return itemsOf(valueOf(node, list)).map((item) => scalarOf(item, key));
}
