import type { EntityType, Reference } from '../../core/graph/entity.ts';
import {
  isMap,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { resourceKey } from '../../formats/resources/resource-key.ts';
import { GROUP_LABEL, scoped } from '../kubernetes/resources/identity.ts';
import { declarationsOf } from '../kubernetes/entities/declarations.ts';
import type { Resource } from '../kubernetes/resources/model.ts';
import { resourcesOf } from '../kubernetes/resources/read.ts';
import type { KustomizeModel } from './model.ts';
import { targetOf, type Operation, type Patch, type Target } from './patches.ts';

/** Kinds whose `replicas` a kustomization may set. */
const SCALED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

/** What a kustomization names of the resources that it changes: targets of patches and replacements, and what patches name. */
export function namedByPatches({ root, patches }: KustomizeModel, uri: string): readonly Reference[] {
  return [
    ...patches.flatMap((patch) => namedByPatch(patch, uri)),
    ...replacements(root).flatMap((node) => namedByTarget(targetOf(node), uri, 'replaces')),
    ...replicaNames(root).flatMap((name) =>
      SCALED.map((kind) => reference(kind, name, undefined, uri, 'scales')),
    ),
    ...namespaceOf(root, uri),
  ];
}

function namedByPatch({ target, resources, operations }: Patch, uri: string): readonly Reference[] {
  return [
    ...(target
      ? namedByTarget(target, uri, 'patches-resource')
      : resources.flatMap((one) => patched(one, uri))),
    ...resources.flatMap((resource) => declarationsOf(resource, uri).references),
    ...resources.flatMap((resource) => mergedByName(resource, uri)),
    ...(target ? operations.flatMap((operation) => namedByOperation(operation, target, uri)) : []),
  ];
}

/** The resource that a part of one is merged with. */
function patched({ kind, name, namespace, group }: Resource, uri: string): readonly Reference[] {
  if (!name || kind === '') return [];
  const found = reference(kind, name, namespace?.text, uri, 'patches-resource');
  return [{ ...found, labels: { [GROUP_LABEL]: group } }];
}

/** Parts that a merge finds by their names: containers, volumes, keys of a configuration. */
function mergedByName(resource: Resource, uri: string): readonly Reference[] {
  return declarationsOf(resource, uri)
    .entities.filter(({ type }) => MERGED.has(type))
    .map(({ type, name, key, span, notation, scope }) =>
      scoped(scope, { types: [type], uri, name, key, span, notation, relation: 'patches-part' }),
    );
}

const MERGED: ReadonlySet<EntityType> = new Set(['container', 'volume', 'config-key']);

/** A name that is not a pattern. */
const PLAIN_NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u;

function namedByTarget(
  { kind, name, namespace }: Target,
  uri: string,
  relation: string,
): readonly Reference[] {
  if (!kind || !name || !PLAIN_NAME.test(name.text) || !/^[A-Z]\w*$/u.test(kind.text)) return [];
  const scope = namespace && PLAIN_NAME.test(namespace.text) ? namespace.text : undefined;
  return [reference(kind.text, name, scope, uri, relation)];
}

function reference(
  kind: string,
  name: YamlScalar,
  scope: string | undefined,
  uri: string,
  relation: string,
): Reference {
  return scoped(scope, {
    types: ['resource' as const],
    uri,
    name: name.text,
    key: resourceKey(kind, name.text),
    span: name.span,
    notation: 'yaml' as const,
    relation,
  });
}

/** `source` and `select` of all replacements, and `objref` of variables. */
export function replacements(root: YamlMap | undefined): readonly YamlMap[] {
  const replaced = itemsOf(valueOf(root, 'replacements')).flatMap((item) => [
    valueOf(item, 'source'),
    ...itemsOf(valueOf(item, 'targets')).map((target) => valueOf(target, 'select')),
  ]);
  const variables = itemsOf(valueOf(root, 'vars')).map((item) => valueOf(item, 'objref'));
  return [...replaced, ...variables].filter((node) => isMap(node));
}

/** The names in `replicas`. */
export function replicaNames(root: YamlMap | undefined): readonly YamlScalar[] {
  return itemsOf(valueOf(root, 'replicas')).flatMap((item) => {
    const name = scalarOf(item, 'name');
    return name ? [name] : [];
  });
}

function namespaceOf(root: YamlMap | undefined, uri: string): readonly Reference[] {
  const namespace = scalarOf(root, 'namespace');
  return namespace ? [reference('Namespace', namespace, undefined, uri, 'namespace')] : [];
}

/** What the value of a JSON patch names: read as if it stood at its place in the target. */
function namedByOperation(
  { path, value }: Operation,
  { group, version, kind, name, namespace }: Target,
  uri: string,
): readonly Reference[] {
  const steps = path.text.split('/').slice(1);
  if (!value || !kind || steps.length === 0 || steps.length > 30 || steps[0] === 'metadata') return [];
  const inner = steps.reduceRight<YamlNode>(
    (node, step) =>
      /^(?:\d+|-)$/u.test(step)
        ? { type: 'seq', span: value.span, items: [node], flow: false }
        : mapOf([[step.replaceAll('~1', '/').replaceAll('~0', '~'), node]], path),
    value,
  );
  const apiVersion = [group?.text, version?.text ?? 'v1'].filter((part) => part !== undefined && part !== '');
  const root = mapOf(
    [
      ['apiVersion', textNode(apiVersion.join('/'), path)],
      ['kind', kind],
      [
        'metadata',
        mapOf(
          [
            ...(name ? [['name', name] as const] : []),
            ...(namespace ? [['namespace', namespace] as const] : []),
          ],
          path,
        ),
      ],
      ...(isMap(inner) ? inner.pairs.map(({ key, value: node }) => [key.text, node] as const) : []),
    ],
    path,
  );
  const resources = resourcesOf([{ root, span: value.span, problems: [] }]);
  // Without the namespace of the target itself, which is not in the value.
  return resources
    .flatMap((resource) => declarationsOf(resource, uri).references)
    .filter(({ span }) => value.span.start <= span.start && span.end <= value.span.end);
}

function mapOf(pairs: readonly (readonly [string, YamlNode | null])[], at: YamlScalar): YamlMap {
  return {
    type: 'map',
    span: at.span,
    flow: false,
    pairs: pairs.map(([key, value]) => ({ key: textNode(key, at), value, span: at.span })),
  };
}

function textNode(text: string, { span }: YamlScalar): YamlScalar {
  return { type: 'scalar', span, value: text, text, style: 'plain' };
}
