import type { Entity, Labels } from '../../../core/graph/entity.ts';
import {
  isMap,
  isScalar,
  isSeq,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { PodTemplate, Resource } from '../resources/model.ts';
import { isPart } from '../resources/part.ts';
import { factsOf } from './facts.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import {
  GROUP_LABEL,
  labelKey,
  owned,
  ownerOf,
  partKey,
  scoped,
  scopeOf,
  type LabelOwner,
} from '../resources/identity.ts';
import { secretsMadeBy } from './made-secrets.ts';
import { networkParts } from './network-parts.ts';

/** What a resource declares: itself, the labels, ports and volumes of its pods, ports of a Service, keys of a configuration. */
export function entitiesOf(resource: Resource, uri: string): readonly Entity[] {
  const { pods, group, kind } = resource;
  return [
    ...itself(resource, uri),
    ...(pods ? ofPods(resource, pods, uri) : []),
    ...(group === '' && kind === 'Service' ? ofService(resource, uri) : []),
    ...(group === '' && kind === 'Namespace' ? ofNamespace(resource, uri) : []),
    ...(group === '' && (kind === 'ConfigMap' || kind === 'Secret') ? keysOf(resource, uri) : []),
    ...secretsMadeBy(resource, uri),
    ...networkParts(resource, uri),
  ];
}

function itself(resource: Resource, uri: string): readonly Entity[] {
  const { name, kind, group, namespace, pods } = resource;
  if (!name || name.text === '') return [];
  const labels: Labels = pods?.labels ?? (group === '' && kind === 'Service' ? resource.labels : {});
  return [
    scoped(scopeOf(resource), {
      type: 'resource',
      uri,
      name: name.text,
      key: resourceKey(kind, name.text),
      span: name.span,
      extent: resource.root.span,
      notation: 'yaml',
      detail: namespace ? `${kind} · ${namespace.text}` : kind,
      labels: { ...labels, [GROUP_LABEL]: group },
      facts: factsOf(resource),
      ...(isPart(resource) ? { partial: true } : {}),
    }),
  ];
}

function ofPods(resource: Resource, pods: PodTemplate, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  const scope = scopeOf(resource);
  const labels = owned(pods.labels, owner);
  const ports = pods.containers.flatMap((container) =>
    container.ports.flatMap(({ name, number, span }): Entity[] =>
      name
        ? [
            scoped(scope, {
              type: 'port',
              uri,
              name: name.text,
              key: name.text,
              span: name.span,
              extent: span,
              notation: 'yaml',
              detail: number ? `${number.text} · ${owner}` : owner,
              labels,
              facts: { number: number?.text, container: container.name?.text },
            }),
          ]
        : [],
    ),
  );
  return [
    ...labelsIn(valueOf(pods.metadata, 'labels'), 'pods', { resource, uri, labels }),
    ...containersOf(resource, pods, uri),
    ...ports,
    ...volumesOf(resource, pods, uri),
  ];
}

/** Labels that selectors choose by; `detail` and `facts.of` say whose they are. */
function labelsIn(
  node: YamlNode | undefined,
  of: LabelOwner,
  { resource, uri, labels }: { resource: Resource; uri: string; labels: Labels },
): readonly Entity[] {
  if (!isMap(node)) return [];
  const owner = ownerOf(resource);
  return node.pairs.flatMap(({ key, value, span }): Entity[] =>
    isScalar(value) && value.value !== null
      ? [
          scoped(scopeOf(resource), {
            type: 'label',
            uri,
            name: value.text,
            key: labelKey(key.text, value.text, of),
            span: value.span,
            extent: span,
            notation: 'yaml',
            detail: `${key.text} · ${owner}`,
            labels,
            facts: { of: owner },
          }),
        ]
      : [],
  );
}

/** Containers by name: autoscalers and the rules of a Job name them from outside. */
function containersOf(resource: Resource, { containers }: PodTemplate, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  return containers.flatMap(({ name, node }): Entity[] =>
    name
      ? [
          scoped(scopeOf(resource), {
            type: 'container',
            uri,
            name: name.text,
            key: partKey(owner, name.text),
            span: name.span,
            extent: node.span,
            notation: 'yaml',
            detail: owner,
          }),
        ]
      : [],
  );
}

function volumesOf(resource: Resource, pods: PodTemplate, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  return volumeNames(resource, pods).map((name): Entity => ({
    type: 'volume',
    uri,
    name: name.text,
    key: partKey(owner, name.text),
    span: name.span,
    extent: name.span,
    notation: 'yaml',
    detail: owner,
  }));
}

/** The names that containers may mount: of volumes, and of the claims that a StatefulSet makes. */
export function volumeNames({ root, kind }: Resource, { spec }: PodTemplate): readonly YamlScalar[] {
  const volumes = valueOf(spec, 'volumes');
  const claims = kind === 'StatefulSet' ? valueOf(valueOf(root, 'spec'), 'volumeClaimTemplates') : undefined;
  return [
    ...(isSeq(volumes) ? volumes.items.map((volume) => scalarOf(volume, 'name')) : []),
    ...(isSeq(claims) ? claims.items.map((claim) => scalarOf(valueOf(claim, 'metadata'), 'name')) : []),
  ].filter((name) => name !== undefined);
}

function ofService(resource: Resource, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  const scope = scopeOf(resource);
  const list = valueOf(valueOf(resource.root, 'spec'), 'ports');
  const ports = itemsOf(list).flatMap((port): Entity[] => {
    const written = [
      { scalar: scalarOf(port, 'name'), notation: 'yaml' },
      { scalar: scalarOf(port, 'port'), notation: 'fixed' },
    ] as const;
    return written.flatMap(({ scalar, notation }) =>
      scalar && port
        ? [
            scoped(scope, {
              type: 'service-port',
              uri,
              name: scalar.text,
              key: partKey(owner, scalar.text),
              span: scalar.span,
              extent: port.span,
              notation,
              detail: owner,
              facts: { number: scalarOf(port, 'port')?.text },
            }),
          ]
        : [],
    );
  });
  const labels = owned(resource.labels, owner);
  return [
    ...ports,
    ...labelsIn(valueOf(valueOf(resource.root, 'metadata'), 'labels'), 'service', { resource, uri, labels }),
  ];
}

function ofNamespace(resource: Resource, uri: string): readonly Entity[] {
  const labels = owned(resource.labels, ownerOf(resource));
  return labelsIn(valueOf(valueOf(resource.root, 'metadata'), 'labels'), 'namespace', {
    resource,
    uri,
    labels,
  });
}

function keysOf(resource: Resource, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  return ['data', 'binaryData', 'stringData'].flatMap((part) => {
    const data = valueOf(resource.root, part);
    if (!isMap(data)) return [];
    return data.pairs.map(({ key, span }): Entity =>
      scoped(scopeOf(resource), {
        type: 'config-key',
        uri,
        name: key.text,
        key: partKey(owner, key.text),
        span: key.span,
        extent: span,
        notation: 'yaml-key',
        detail: owner,
      }),
    );
  });
}
