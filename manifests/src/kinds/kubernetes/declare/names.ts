import type { Reference } from '../../../graph/entity.ts';
import { span, within } from '../../../text/span.ts';
import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { isClusterKind, type NamePlace } from '../references/place.ts';
import { stepsOf, walkPlaces } from '../references/place-tree.ts';
import { IN_PODS, namesIn } from '../references/table.ts';
import { GROUP_LABEL, partKey, resourceKey, scoped, scopeOf } from './identity.ts';

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
    const use = useAt(resource, uri, place, node, holder);
    if (use) uses.push(use);
  };
  const tree = namesIn(resource.group, resource.kind);
  if (tree) walkPlaces(tree, resource.root, visit);
  if (resource.pods) walkPlaces(IN_PODS, resource.pods.spec, visit);
  return uses;
}

/** The group of kinds that two APIs have, or that references qualify by a group of their own. */
const GROUPS: Readonly<Record<string, string>> = {
  Service: '',
  Secret: '',
  Gateway: 'gateway.networking.k8s.io',
  Issuer: 'cert-manager.io',
  ClusterIssuer: 'cert-manager.io',
};

/** The kind that a place names; undefined when that is no business of ours. */
export function kindNamed({ names }: NamePlace, holder: YamlMap): string | undefined {
  if ('kind' in names) return names.kind;
  const kind = scalarOf(holder, names.kindAt)?.text ?? names.usually;
  if (kind === undefined || (names.only && !names.only.includes(kind))) return undefined;
  const group = scalarOf(holder, 'group')?.text;
  const expected = GROUPS[kind];
  return group === undefined || group === '' || expected === undefined || group === expected
    ? kind
    : undefined;
}

function useAt(
  resource: Resource,
  uri: string,
  place: NamePlace,
  name: YamlScalar,
  holder: YamlMap,
): NameUse | undefined {
  const kind = kindNamed(place, holder);
  const read = kind === undefined ? undefined : readName(place, name);
  if (kind === undefined || !read) return undefined;
  const own = scopeOf(resource);
  const given = place.namespaceAt === undefined ? undefined : scalarOf(holder, place.namespaceAt)?.text;
  const scope = isClusterKind(kind) ? undefined : (read.namespace ?? given ?? own);
  const optional = read.doubtful || valueIs(holder, 'optional', true);
  const relation = optional ? `optional-${place.relation}` : place.relation;
  const common = { uri, notation: 'yaml' as const, relation };
  const target = resourceKey(kind, read.name);
  const group = 'kind' in place.names ? place.names.group : undefined;
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
    parts: partsOf(place, holder).map(({ type, scalar }): Reference =>
      scoped(scope, {
        ...common,
        types: [type],
        name: scalar.text,
        key: partKey(target, scalar.text),
        span: scalar.span,
      }),
    ),
  };
}

interface ReadName {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly span: YamlScalar['span'];
  /** It may as well be a name of something else. */
  readonly doubtful: boolean;
}

/** A name of DNS within the cluster, from its service on. */
const HOST = /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(\.svc(?:\.[a-z0-9.-]+)?)?)?$/u;
const SCOPED = /^([a-z0-9.-]+)\/([a-z0-9.-]+)$/u;

function readName({ form }: NamePlace, scalar: YamlScalar): ReadName | undefined {
  const { text } = scalar;
  if (form === 'host') {
    const match = HOST.exec(text);
    const [, name, namespace, service] = match ?? [];
    if (name === undefined) return undefined;
    const doubtful = namespace !== undefined && service === undefined;
    return { name, namespace, span: partOf(scalar, 0, name.length), doubtful };
  }
  if (form === 'scoped') {
    if (text === 'mesh') return undefined;
    const [, namespace, name] = SCOPED.exec(text) ?? [];
    if (name !== undefined && namespace !== undefined) {
      const at = partOf(scalar, namespace.length + 1, text.length);
      return { name, namespace: namespace === '.' ? undefined : namespace, span: at, doubtful: false };
    }
  }
  return { name: text, namespace: undefined, span: scalar.span, doubtful: false };
}

/** Some characters of a scalar on one line. */
function partOf({ span: at, text, style }: YamlScalar, from: number, to: number): YamlScalar['span'] {
  const opening = style === 'quoted' && at.end - at.start === text.length + 2 ? 1 : 0;
  if (from === 0 && to === text.length && opening === 0) return at;
  const start = at.start + opening;
  return within(at, start + from, start + to);
}

function partsOf(
  { keys, portNames }: NamePlace,
  holder: YamlMap,
): readonly { readonly type: 'config-key' | 'service-port'; readonly scalar: YamlScalar }[] {
  const items = valueOf(holder, 'items');
  const named =
    keys === 'key'
      ? [scalarOf(holder, 'key')]
      : keys === 'items[].key' && isSeq(items)
        ? items.items.map((item) => scalarOf(item, 'key'))
        : [];
  const ports = (portNames ?? []).map((path) => scalarAt(holder, stepsOf(path)));
  return [
    ...named.flatMap((scalar) => (scalar ? [{ type: 'config-key' as const, scalar }] : [])),
    ...ports.flatMap((scalar) => (scalar ? [{ type: 'service-port' as const, scalar }] : [])),
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
