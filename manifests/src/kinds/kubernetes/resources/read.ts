import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
} from '../../../core/yaml/node.ts';
import { labelsIn } from './labels.ts';
import type { Annotation, Resource } from './model.ts';
import { podTemplateOf } from './pods.ts';
import { runTogether } from './run-together.ts';

/** Resources by the map that they were read from, which a parse with a memory keeps for as long as its text is the same. */
const read = new WeakMap<YamlMap, Resource>();

/**
 * The resources of a file, those of a `List` one by one. Maps without `apiVersion` and `kind` are none, and neither are the patches of Hive,
 * which name a resource and hold a text beside it: `patch`, with its `patchType`.
 */
export function resourcesOf(documents: readonly YamlDocument[]): readonly Resource[] {
  return documents.flatMap((document, index) =>
    rootsOf(document).flatMap((root) => resourcesIn(root, index)),
  );
}

/** A list at the root, of maps in JSON, holds resources one by one. */
function rootsOf(document: YamlDocument): readonly YamlDocument['root'][] {
  return isSeq(document.root) && document.root.flow ? document.root.items : runTogether(document);
}

function resourcesIn(root: YamlDocument['root'], document: number): readonly Resource[] {
  if (!isMap(root)) return [];
  if (scalarOf(root, 'patchType') && scalarOf(root, 'patch')) return [];
  const kind = scalarOf(root, 'kind')?.text ?? '';
  const items = valueOf(root, 'items');
  if (kind.endsWith('List') && isSeq(items))
    return items.items.flatMap((item) => resourcesIn(item, document));
  const resource = resourceOf(root, document);
  return resource.apiVersion || resource.kindNode ? [resource] : [];
}

function resourceOf(root: YamlMap, document: number): Resource {
  const known = read.get(root);
  if (known?.document === document) return known;
  const resource = readResource(root, document);
  read.set(root, resource);
  return resource;
}

function readResource(root: YamlMap, document: number): Resource {
  const apiVersion = scalarOf(root, 'apiVersion');
  const kindNode = scalarOf(root, 'kind');
  const metadata = valueOf(root, 'metadata');
  const [group, version] = splitApiVersion(apiVersion?.text ?? '');
  const kind = kindNode?.text ?? '';
  return {
    root,
    document,
    apiVersion,
    group,
    version,
    kind,
    kindNode,
    name: scalarOf(metadata, 'name'),
    namespace: scalarOf(metadata, 'namespace'),
    labels: labelsIn(valueOf(metadata, 'labels')),
    annotations: annotationsIn(valueOf(metadata, 'annotations')),
    pods: podTemplateOf(root, group, kind),
  };
}

/** `apps/v1` into `apps` and `v1`; the core API has no group. A word that is no version is a group of other programs: `foo`. */
export function splitApiVersion(apiVersion: string): readonly [group: string, version: string] {
  const slash = apiVersion.lastIndexOf('/');
  if (slash === -1 && /^[a-z]/u.test(apiVersion) && !/^v\d/u.test(apiVersion)) return [apiVersion, ''];
  return [apiVersion.slice(0, Math.max(slash, 0)), apiVersion.slice(slash + 1)];
}

function annotationsIn(node: YamlDocument['root'] | undefined): ReadonlyMap<string, Annotation> {
  if (!isMap(node)) return new Map();
  return new Map(
    node.pairs.map(({ key, value }) => [key.text, { key, text: isScalar(value) ? value.text : '' }] as const),
  );
}
