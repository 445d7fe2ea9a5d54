import type { Reference } from '../../../core/graph/entity.ts';
import { span } from '../../../core/text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { isClusterKind } from '../resources/cluster-kinds.ts';
import type { NamePlace } from '../references/place.ts';
import { CALLED } from '../references/pod-places.ts';
import { stepsOf, walkPlaces } from '../references/place-tree.ts';
import { IN_ALL, IN_PODS, namesIn } from '../references/table.ts';
import { GROUPS, kindsNamed } from './kinds-named.ts';
import { hostsBesidePorts } from './hosts-beside-ports.ts';
import { readHostWithPort, readName, type ReadName } from './name-forms.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import { GROUP_LABEL, partKey, scoped, scopeOf } from '../resources/identity.ts';

/** A place of a resource that names another. */
export interface NameUse {
  readonly place: NamePlace;
  /** The kind that is named, as people write it. */
  readonly kind: string;
  readonly name: YamlScalar;
  /** The map that holds the name. */
  readonly holder: YamlMap;
  /** Nothing is wrong when there is no such thing. */
  readonly optional: boolean;
  readonly reference: Reference;
  /** Keys of the thing, or ports of it, that are named as well. */
  readonly parts: readonly Reference[];
}

/** All names of other resources in a resource, in the order of the table's tree. */
export function namesOf(resource: Resource, uri: string): readonly NameUse[] {
  const uses: NameUse[] = [];
  const visit = (place: NamePlace, node: YamlNode, holder: YamlMap | undefined): void => {
    if (!isScalar(node) || node.value === null || node.text === '' || !holder) return;
    const kinds = kindsNamed(place, holder);
    const read = kinds.length === 0 ? undefined : readName(place, node);
    if (!read) return;
    for (const kind of kinds) uses.push(useAt(resource, uri, { place, kind, name: node, holder, read }));
  };
  walkPlaces(IN_ALL, resource.root, visit);
  const tree = namesIn(resource.group, resource.kind);
  if (tree) walkPlaces(tree, resource.root, visit);
  if (!resource.pods) return uses;
  walkPlaces(IN_PODS, resource.pods.spec, visit);
  for (const { holder, host, port } of hostsBesidePorts(resource.pods.spec)) {
    const read = readHostWithPort(host, port);
    if (read) uses.push(useAt(resource, uri, { place: CALLED, kind: 'Service', name: host, holder, read }));
  }
  return uses;
}

/** What a place says of one of the kinds that its name may be of. */
function useAt(
  resource: Resource,
  uri: string,
  {
    place,
    kind,
    name,
    holder,
    read,
  }: Pick<NameUse, 'place' | 'kind' | 'name' | 'holder'> & { read: ReadName },
): NameUse {
  const given = place.namespaceAt === undefined ? undefined : scalarOf(holder, place.namespaceAt)?.text;
  const scope = isClusterKind(kind) ? undefined : (read.namespace?.text ?? given ?? scopeOf(resource));
  const optional = read.doubtful || valueIs(holder, 'optional', true);
  const relation = optional ? `optional-${place.relation}` : place.relation;
  const common = { uri, notation: 'yaml' as const, relation };
  const target = resourceKey(kind, read.name);
  const group = 'group' in place.names ? place.names.group : undefined;
  const asked = group ?? (kind === 'Gateway' ? GROUPS[kind] : undefined);
  return {
    place,
    kind,
    name,
    holder,
    optional,
    reference: scoped(scope, {
      ...common,
      types: ['resource'],
      name: read.name,
      key: target,
      span: read.span,
      notation: read.span === name.span ? 'yaml' : 'plain',
      ...(asked === undefined ? {} : { labels: { [GROUP_LABEL]: asked } }),
    }),
    parts: [
      ...partsOf(place, holder).map(({ type, scalar }): Reference =>
        scoped(scope, {
          ...common,
          types: [type],
          name: scalar.text,
          key: partKey(target, scalar.text),
          span: scalar.span,
        }),
      ),
      ...(read.namespace ? [namespaceReference(read.namespace, uri)] : []),
    ],
  };
}

/** A namespace that is named beside a name, or by the label that bears its name. */
export function namespaceReference(
  { text, span: at }: NonNullable<ReadName['namespace']>,
  uri: string,
): Reference {
  return {
    types: ['resource'],
    uri,
    name: text,
    key: resourceKey('Namespace', text),
    span: at,
    notation: 'plain',
    relation: 'namespace',
  };
}

interface NamedPart {
  readonly type: 'config-key' | 'service-port' | 'listener' | 'subset';
  readonly scalar: YamlScalar;
}

function partsOf(place: NamePlace, holder: YamlMap): readonly NamedPart[] {
  const { keys, portNames, listenerAt, subsetAt } = place;
  const items = valueOf(holder, 'items');
  const named =
    keys === 'key'
      ? [scalarOf(holder, 'key')]
      : keys === 'items[].key' && isSeq(items)
        ? items.items.map((item) => scalarOf(item, 'key'))
        : [];
  const parts = (
    type: NamedPart['type'],
    scalars: readonly (YamlScalar | undefined)[],
  ): readonly NamedPart[] => scalars.flatMap((scalar) => (scalar ? [{ type, scalar }] : []));
  return [
    ...parts('config-key', named),
    ...parts(
      'service-port',
      (portNames ?? []).map((path) => scalarAt(holder, stepsOf(path))),
    ),
    ...(listenerAt === undefined ? [] : parts('listener', [scalarOf(holder, listenerAt)])),
    ...(subsetAt === undefined ? [] : parts('subset', [scalarOf(holder, subsetAt)])),
  ];
}

function scalarAt(node: YamlNode, steps: readonly string[]): YamlScalar | undefined {
  const holder = steps.slice(0, -1).reduce<YamlNode | undefined>((at, key) => valueOf(at, key), node);
  return isMap(holder) ? scalarOf(holder, steps.at(-1) ?? '') : undefined;
}

function valueIs(node: YamlMap, key: string, expected: boolean): boolean {
  const value = valueOf(node, key);
  return isScalar(value) && value.value === expected;
}

/** A span that stands for the whole of a resource that has no name. */
export function placeOf({ name, kindNode, root }: Resource): YamlScalar['span'] {
  return name?.span ?? kindNode?.span ?? span(root.span.start, root.span.start);
}
