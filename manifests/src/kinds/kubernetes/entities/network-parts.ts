import type { Entity } from '../../../core/graph/entity.ts';
import type { Span } from '../../../core/text/span.ts';
import { itemsOf, scalarOf, valueOf, type YamlMap, type YamlScalar } from '../../../core/yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { owned, ownerOf, partKey, scoped, scopeOf } from '../resources/identity.ts';
import { readHost } from './name-forms.ts';

/** What routes, meshes and monitors name of others: listeners of a gateway, subsets of a host, ports of a Service by its labels. */
export function networkParts(resource: Resource, uri: string): readonly Entity[] {
  switch (`${resource.group}/${resource.kind}`) {
    case 'gateway.networking.k8s.io/Gateway':
      return listenersOf(resource, uri);
    case 'networking.istio.io/DestinationRule':
      return subsetsOf(resource, uri);
    case '/Service':
      return monitoredPorts(resource, uri);
    default:
      return [];
  }
}

function listenersOf(resource: Resource, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  return named(resource, 'listeners').map(({ name, span }): Entity =>
    scoped(scopeOf(resource), part('listener', uri, { name, span, owner, key: partKey(owner, name.text) })),
  );
}

/** Subsets belong to the host, in whatever namespace their rule is. */
function subsetsOf(resource: Resource, uri: string): readonly Entity[] {
  const host = scalarOf(valueOf(resource.root, 'spec'), 'host');
  const read = host && readHost(host);
  if (!read) return [];
  const owner = resourceKey('Service', read.name);
  return named(resource, 'subsets').map(({ name, span }): Entity =>
    scoped(
      read.namespace?.text ?? scopeOf(resource),
      part('subset', uri, { name, span, owner, key: partKey(owner, name.text) }),
    ),
  );
}

/** The key of a port that is chosen by the labels of its Service. */
export function monitoredPortKey(name: string): string {
  return `service:${name}`;
}

/** The ports of a Service once more, as monitors find them: by the labels of the Service. */
function monitoredPorts(resource: Resource, uri: string): readonly Entity[] {
  const owner = ownerOf(resource);
  if (Object.keys(resource.labels).length === 0) return [];
  return named(resource, 'ports').map(({ name, span }): Entity =>
    scoped(scopeOf(resource), {
      ...part('port', uri, { name, span, owner, key: monitoredPortKey(name.text) }),
      labels: owned(resource.labels, owner),
    }),
  );
}

function named(
  { root }: Resource,
  list: string,
): readonly { readonly name: YamlScalar; readonly span: Span }[] {
  const items = valueOf(valueOf(root, 'spec'), list);
  return itemsOf(items).flatMap((item) => {
    const name = scalarOf(item, 'name');
    return name ? [{ name, span: (item as YamlMap).span }] : [];
  });
}

function part(
  type: Entity['type'],
  uri: string,
  { name, span, owner, key }: { name: YamlScalar; span: Span; owner: string; key: string },
): Entity {
  return {
    type,
    uri,
    name: name.text,
    key,
    span: name.span,
    extent: span,
    notation: 'yaml',
    detail: owner,
  };
}
