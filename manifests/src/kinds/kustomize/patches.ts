import { isMap, isScalar, isSeq, itemsOf, scalarOf, valueOf } from '../../core/yaml/node.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';
import type { Resource } from '../kubernetes/resources/model.ts';
import { resourcesOf } from '../kubernetes/resources/read.ts';
import { inlineYaml } from './inline-yaml.ts';

/** What a patch is laid over, by patterns: `target`. */
export interface Target {
  readonly node: YamlMap;
  readonly group: YamlScalar | undefined;
  readonly version: YamlScalar | undefined;
  readonly kind: YamlScalar | undefined;
  readonly name: YamlScalar | undefined;
  readonly namespace: YamlScalar | undefined;
  /** It chooses by labels or annotations as well. */
  readonly byLabels: boolean;
}

/** One change of a JSON patch (RFC 6902). */
export interface Operation {
  readonly op: string;
  readonly path: YamlScalar;
  readonly from: YamlScalar | undefined;
  readonly value: YamlNode | undefined;
}

/** A patch of a kustomization, in a file or written in the list itself. */
export interface Patch {
  readonly node: YamlNode;
  readonly field: 'patches' | 'patchesStrategicMerge' | 'patchesJson6902';
  readonly target: Target | undefined;
  /** Where it is kept, when that is a file. */
  readonly path: YamlScalar | undefined;
  /** The documents of a patch that is written in the list. */
  readonly documents: readonly YamlDocument[];
  /** Parts of resources that are merged. */
  readonly resources: readonly Resource[];
  readonly operations: readonly Operation[];
  /** It may give other names, kinds or namespaces to what it changes. */
  readonly renames: boolean;
}

const FIELDS = ['patches', 'patchesStrategicMerge', 'patchesJson6902'] as const;

/** The patches of a kustomization. */
export function patchesOf(root: YamlMap, source: string): readonly Patch[] {
  return FIELDS.flatMap((field) => {
    const list = valueOf(root, field);
    return itemsOf(list).flatMap((item) => (item ? [patchOf(item, field, source)] : []));
  });
}

function patchOf(node: YamlNode, field: Patch['field'], source: string): Patch {
  const isText = field === 'patchesStrategicMerge';
  const written = isText ? node : valueOf(node, 'patch');
  const isInline = isScalar(written) && (!isText || /[\r\n{]/u.test(written.text));
  const documents = isInline ? inlineYaml(source, written) : [];
  const operations = documents.flatMap(({ root }) => operationsIn(root));
  const target = valueOf(node, 'target');
  return {
    node,
    field,
    target: isMap(target) ? targetOf(target) : undefined,
    path: isInline ? undefined : isText && isScalar(node) ? node : scalarOf(node, 'path'),
    documents,
    resources: resourcesOf(documents),
    operations,
    renames: mayRename(node, operations),
  };
}

/** What tells resources apart, as JSON patches name it. */
const IDENTITY = /^\/(?:kind|apiVersion|metadata(?:\/(?:name|namespace))?)$/u;

function mayRename(node: YamlNode, operations: readonly Operation[]): boolean {
  const options = valueOf(node, 'options');
  return (
    ['allowNameChange', 'allowKindChange'].some((key) => scalarOf(options, key)?.value === true) ||
    operations.some(({ path }) => IDENTITY.test(path.text))
  );
}

/** Reads what chooses resources: the target of a patch, `select` of a replacement. */
export function targetOf(node: YamlMap): Target {
  return {
    node,
    group: scalarOf(node, 'group'),
    version: scalarOf(node, 'version'),
    kind: scalarOf(node, 'kind'),
    name: scalarOf(node, 'name'),
    namespace: scalarOf(node, 'namespace'),
    byLabels: ['labelSelector', 'annotationSelector'].some((key) => scalarOf(node, key) !== undefined),
  };
}

function operationsIn(root: YamlNode | null): readonly Operation[] {
  if (!isSeq(root)) return [];
  return root.items.flatMap((item) => {
    const op = scalarOf(item, 'op');
    const path = scalarOf(item, 'path');
    return op && path
      ? [{ op: op.text, path, from: scalarOf(item, 'from'), value: valueOf(item, 'value') }]
      : [];
  });
}
