import type { Completion } from '../../../core/contributions/completion.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import { touches } from '../../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../../core/yaml/cursor.ts';
import { isMap, isSeq, scalarOf, valueOf, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';
import { documentAt } from '../../../core/yaml/path-at.ts';
import { plainOrQuoted } from '../../../core/yaml/written.ts';
import type { KindContext } from '../../../core/kind.ts';
import { kindOf } from '../resources/kind-of.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { labelKey, ownerOf, partKey, scopeOf } from '../resources/identity.ts';
import { labelledAt } from '../entities/choices.ts';
import { kindsNamed } from '../entities/kinds-named.ts';
import { volumeNames } from '../entities/entities.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';
import { podTemplatePath } from '../resources/pods.ts';
import { namePlacesAt } from '../references/table.ts';
import { placesAt } from '../references/place-tree.ts';
import { selectorsIn } from '../selectors/places.ts';

type Path = YamlCursor['path'];

/** Names of other resources, of their keys and ports, where a resource may name them; labels of pods in selectors. */
export function completeNames(
  { model, graph, document }: KindContext<KubernetesModel>,
  offset: number,
): readonly Completion[] {
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  const resource = model.resources.findLast(({ root }) => touches(root.span, offset));
  if (!cursor || !resource) return [];
  const path = withinResource(model, resource, cursor.path);
  const from = document.uri;
  const scope = scopeOf(resource);
  const allowed = ({ scope: other }: Entity, asked = scope): boolean =>
    asked === undefined || other === undefined || other === asked;
  const propose = (entities: readonly Entity[]): readonly Completion[] => proposals(entities, cursor);

  if (cursor.role === 'key') return [];
  for (const place of namePlacesAt(resource.group, resource.kind, path)) {
    const holder = mapAt(resource.root, path.slice(0, -1));
    const kinds = holder ? kindsNamed(place, holder).map((kind) => kind.toLowerCase()) : [];
    if (kinds.length === 0) continue;
    const given = place.namespaceAt === undefined ? undefined : scalarOf(holder, place.namespaceAt)?.text;
    const named = graph
      .all('resource', from)
      .filter((entity) => kinds.includes(kindOf(entity).toLowerCase()) && allowed(entity, given ?? scope));
    return propose(named);
  }
  return [
    ...propose(partsAt(resource, path, graph.all('config-key', from), allowed)),
    ...propose(portsAt(resource, path, graph.all('service-port', from), allowed)),
    ...labelValues(
      resource,
      path,
      graph.all('label', from).filter((entity) => allowed(entity)),
      cursor,
    ),
    ...podParts(
      resource,
      path,
      cursor,
      graph.all('port', from).filter((entity) => allowed(entity)),
    ),
  ];
}

function withinResource(model: KubernetesModel, resource: Resource, path: Path): Path {
  const root = model.documents[resource.document]?.root;
  return root === resource.root || path[0] !== 'items' ? path : path.slice(2);
}

function proposals(entities: readonly Entity[], cursor: YamlCursor): readonly Completion[] {
  const seen = new Set<string>();
  return entities.flatMap(({ name, detail }): readonly Completion[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [proposal(name, detail, cursor)];
  });
}

function proposal(name: string, detail: string | undefined, cursor: YamlCursor): Completion {
  return {
    label: name,
    span: cursor.span,
    text: cursor.quote ? name : plainOrQuoted(name, cursor.flow),
    kind: 'name',
    ...(detail === undefined ? {} : { detail }),
    // Names of what is there, before what a schema allows.
    sortText: `0${name}`,
  };
}

/** Keys of the ConfigMap or Secret that the same reference names. */
function partsAt(
  resource: Resource,
  path: Path,
  keys: readonly Entity[],
  allowed: (entity: Entity) => boolean,
): readonly Entity[] {
  if (path.at(-1) !== 'key') return [];
  const inItems = path.at(-3) === 'items';
  const owner = path.slice(0, inItems ? -3 : -1);
  const holder = mapAt(resource.root, owner);
  if (!holder) return [];
  for (const nameKey of ['name', 'secretName']) {
    const name = scalarOf(holder, nameKey)?.text;
    const [place] = namePlacesAt(resource.group, resource.kind, [...owner, nameKey]);
    const [kind] = place ? kindsNamed(place, holder) : [];
    if (name === undefined || kind === undefined) continue;
    const prefix = partKey(resourceKey(kind, name), '');
    return keys.filter((entity) => entity.key.startsWith(prefix) && allowed(entity));
  }
  return [];
}

/** Ports of the Service that an ingress or a route names beside them. */
function portsAt(
  resource: Resource,
  path: Path,
  ports: readonly Entity[],
  allowed: (entity: Entity) => boolean,
): readonly Entity[] {
  const last = path.at(-1);
  if (last !== 'name' && last !== 'number' && last !== 'servicePort' && last !== 'port') return [];
  const owner = path.slice(0, path.at(-2) === 'port' ? -2 : -1);
  const holder = mapAt(resource.root, owner);
  if (!holder) return [];
  for (const nameKey of ['name', 'serviceName']) {
    const name = scalarOf(holder, nameKey)?.text;
    const [place] = namePlacesAt(resource.group, resource.kind, [...owner, nameKey]);
    if (name === undefined || !place?.portNames) continue;
    const prefix = partKey(resourceKey('Service', name), '');
    const wanted = (entity: Entity): boolean =>
      last === 'name' ? entity.notation !== 'fixed' : last === 'servicePort' || entity.notation === 'fixed';
    return ports.filter((entity) => entity.key.startsWith(prefix) && wanted(entity) && allowed(entity));
  }
  return [];
}

/** Values of a label that pods bear. */
function labelValues(
  resource: Resource,
  path: Path,
  labels: readonly Entity[],
  cursor: YamlCursor,
): readonly Completion[] {
  const name = path.at(-1);
  const tree = selectorsIn(resource.group, resource.kind);
  if (typeof name !== 'string' || !tree) return [];
  const above = path.at(-2) === 'matchLabels' ? path.slice(0, -2) : path.slice(0, -1);
  const [place] = placesAt(tree, above);
  if (!place) return [];
  const prefix = labelKey(name, '', labelledAt(place));
  return proposals(
    labels.filter(({ key }) => key.startsWith(prefix)),
    cursor,
  );
}

/** Volumes that a container may mount, ports that a probe may ask and that a Service may lead to. */
function podParts(
  resource: Resource,
  path: Path,
  cursor: YamlCursor,
  ports: readonly Entity[],
): readonly Completion[] {
  const { pods, group, kind } = resource;
  const inPods = podTemplatePath(group, kind);
  if (pods && inPods) {
    if (path.at(-1) === 'name' && (path.at(-3) === 'volumeMounts' || path.at(-3) === 'volumeDevices'))
      return volumeNames(resource, pods).map(({ text }) => proposal(text, undefined, cursor));
    if (path.at(-1) === 'port' && (path.at(-2) === 'httpGet' || path.at(-2) === 'tcpSocket')) {
      const owner = ownerOf(resource);
      const own = ports.filter(({ detail }) => detail?.endsWith(owner));
      return proposals(own, cursor);
    }
  }
  if (kind === 'Service' && path.at(-1) === 'targetPort')
    return proposals(
      ports.filter(({ name, key }) => name === key),
      cursor,
    );
  if (kind === 'ServiceMonitor' && path.at(-1) === 'port')
    return proposals(
      ports.filter(({ name, key }) => name !== key),
      cursor,
    );
  return [];
}

function itemAt(node: YamlNode | null | undefined, index: number): YamlNode | null | undefined {
  return isSeq(node) ? node.items[index] : undefined;
}

function mapAt(root: YamlMap, path: Path): YamlMap | undefined {
  let node: YamlNode | null | undefined = root;
  for (const step of path) {
    node = typeof step === 'string' ? valueOf(node, step) : itemAt(node, step);
  }
  return isMap(node) ? node : undefined;
}
