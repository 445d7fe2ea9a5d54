import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Facts } from '../../core/graph/graph-index.ts';
import { imageKey, imageNameOf } from '../../formats/container-images/image-name.ts';
import { fileName, folderOf, resolveFrom } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { isScalar, itemsOf, scalarOf, valueOf } from '../../core/yaml/node.ts';
import { resourceKey } from '../../formats/resources/resource-key.ts';
import { GROUP_LABEL, partKey, scoped } from '../kubernetes/resources/identity.ts';
import { isRemoval } from '../kubernetes/resources/part.ts';
import type { Generator, KustomizeModel, KustomizationEntry } from './model.ts';
import { namedByPatches } from './named-by-patches.ts';
import type { Patch } from './patches.ts';

/**
 * What a kustomization says to others: the unit of what is deployed together (its key is the URI of its folder), the
 * configurations that it makes, and what it lists. Facts of the unit: `members`, what belongs to it by URI; `open`, it
 * may hold more than can be seen; `namespace`, which it gives to all; `prefix`, `suffix` of their names; `patchesMany`, by a pattern; `renames`, by a patch; `adds`, labels or
 * annotations to all; `removes`, resources by their keys.
 */
export function declarationsOf(model: KustomizeModel, uri: string): Facts {
  if (!model.root) return { entities: [], references: [] };
  return {
    entities: [unitOf(model, uri), ...model.generated.flatMap((generated) => madeBy(generated, uri))],
    references: [
      ...model.listed.flatMap((listed) => referenceTo(listed, uri)),
      ...images(model, uri),
      ...namedByPatches(model, uri),
    ],
  };
}

/** Fields by which a kustomization adds to all of its resources. */
const ADDING = ['labels', 'commonLabels', 'commonAnnotations', 'buildMetadata'];

function unitOf({ root, listed, patches, makesMore }: KustomizeModel, uri: string): Entity<'release-unit'> {
  const folder = folderOf(uri);
  const namespace = scalarOf(root, 'namespace')?.text;
  const members = Object.fromEntries(
    listed
      .filter(({ kind, use }) => kind !== 'remote' && use !== 'data')
      .map(({ path, use }) => [withoutSlash(resolveFrom(uri, path)), use]),
  );
  const at = root ? (scalarOf(root, 'kind')?.span ?? root.pairs[0]?.key.span) : undefined;
  return {
    type: 'release-unit',
    uri,
    name: fileName(folder),
    key: folder,
    span: at ?? span(0, 0),
    extent: root?.span ?? span(0, 0),
    notation: 'fixed',
    detail: 'kustomization',
    facts: {
      members,
      open: makesMore || listed.some(({ kind }) => kind === 'remote'),
      prefix: scalarOf(root, 'namePrefix')?.text,
      suffix: scalarOf(root, 'nameSuffix')?.text,
      patchesMany: patches.some(({ target }) => target && !(target.kind && target.name)),
      renames: patches.some((patch) => patch.renames),
      adds: ADDING.some((field) => valueOf(root, field) !== undefined),
      removes: Object.fromEntries(patches.flatMap(removedBy).map((key) => [key, ''])),
      ...(namespace === undefined ? {} : { namespace }),
      ...(scalarOf(root, 'kind')?.text === 'Component' ? { component: true } : {}),
    },
  };
}

/** The keys of what a patch in the list takes away. */
function removedBy({ target, resources }: Patch): readonly string[] {
  return resources.filter(isRemoval).flatMap((resource) => {
    const kind = target?.kind?.text ?? resource.kind;
    const name = target?.name?.text ?? resource.name?.text;
    return name === undefined ? [] : [resourceKey(kind, name)];
  });
}

function madeBy(
  { kind, name, namespace, node, keys, open, behavior }: Generator,
  uri: string,
): readonly Entity[] {
  const key = resourceKey(kind, name.text);
  const scope = namespace?.text;
  return [
    scoped(scope, {
      type: 'resource',
      uri,
      name: name.text,
      key,
      span: name.span,
      extent: node.span,
      notation: 'yaml',
      detail: `${kind} · kustomize`,
      labels: { [GROUP_LABEL]: '' },
      facts: {
        group: '',
        version: 'v1',
        kind,
        open,
        generated: true,
        ...(behavior && behavior.text !== 'create' ? { changes: true } : {}),
      },
    }),
    ...keys.map((part): Entity =>
      scoped(scope, {
        type: 'config-key',
        uri,
        name: part.name,
        key: partKey(key, part.name),
        span: part.span,
        extent: part.span,
        notation: 'fixed',
        detail: key,
      }),
    ),
  ];
}

function referenceTo({ kind, path, span: at, use }: KustomizationEntry, uri: string): readonly Reference[] {
  if (kind === 'remote') return [];
  const target = withoutSlash(resolveFrom(uri, path));
  const common = { uri, name: path, key: target, span: at, notation: 'fixed', relation: use } as const;
  return [kind === 'file' ? { ...common, types: ['file'], target } : { ...common, types: ['release-unit'] }];
}

/** The URI of a folder is written without a slash at its end. */
export function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

function images({ root }: KustomizeModel, uri: string): readonly Reference[] {
  const list = valueOf(root, 'images');
  return itemsOf(list).flatMap((item): readonly Reference[] => {
    const name = valueOf(item, 'newName') ?? valueOf(item, 'name');
    const image = isScalar(name) ? imageNameOf(name.text) : undefined;
    if (!isScalar(name) || !image) return [];
    return [
      {
        types: ['image'],
        uri,
        name: name.text,
        key: imageKey(image),
        span: name.span,
        notation: 'fixed',
        relation: 'runs',
      },
    ];
  });
}
