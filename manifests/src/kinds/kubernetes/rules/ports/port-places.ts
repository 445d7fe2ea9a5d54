import {
  isMap,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../../core/yaml/node.ts';
import type { Resource } from '../../resources/model.ts';
import { mapsAt, nodeAt } from '../../resources/node-at.ts';
import { HANDLERS, probesOf } from '../../resources/probes.ts';

/** A port that a resource names or counts. */
export interface PortPlace {
  readonly node: YamlScalar;
  /**
   * `number`: only a number may stand here. `container-port`: a name as containers give it to their ports. `either`: a number or
   * such a name. `service-port`: the name of a port of a Service, which may be longer.
   */
  readonly as: 'number' | 'container-port' | 'either' | 'service-port';
}

/** The ports in a resource of a kind that Kubernetes itself has. */
export function portPlaces({ root, group, kind, pods }: Resource): readonly PortPlace[] {
  const spec = valueOf(root, 'spec');
  const places: PortPlace[] = [];
  const add = (map: YamlMap, key: string, as: PortPlace['as']): void => {
    const node = scalarOf(map, key);
    if (node) places.push({ node, as });
  };
  for (const container of pods?.containers ?? []) {
    for (const port of mapsAt(container.node, 'ports')) {
      add(port, 'containerPort', 'number');
      add(port, 'name', 'container-port');
    }
    for (const handler of handlersOf(
      container.node,
      probesOf(container).map(({ node }) => node),
    ))
      add(handler, 'port', 'either');
  }
  if (group === '' && kind === 'Service')
    for (const port of mapsAt(spec, 'ports')) {
      add(port, 'port', 'number');
      add(port, 'name', 'service-port');
      add(port, 'targetPort', 'either');
    }
  if (group === 'networking.k8s.io' && kind === 'NetworkPolicy')
    for (const direction of ['ingress', 'egress'])
      for (const rule of mapsAt(spec, direction))
        for (const port of mapsAt(rule, 'ports')) add(port, 'port', 'either');
  return places;
}

/** What asks over the network: `httpGet`, `tcpSocket` and `grpc` of probes and hooks. */
function handlersOf(container: YamlMap, probes: readonly YamlMap[]): readonly YamlMap[] {
  const hooks = ['postStart', 'preStop'].map((hook) => nodeAt(container, 'lifecycle', hook));
  return [...probes, ...hooks].flatMap((asked: YamlNode | undefined) =>
    isMap(asked)
      ? asked.pairs.flatMap(({ key, value }) =>
          HANDLERS.has(key.text) && isMap(value) && !isSeq(value) ? [value] : [],
        )
      : [],
  );
}
