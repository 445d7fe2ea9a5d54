import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { resourceKey } from '../../../formats/resources/resource-key.ts';
import type { Resource } from '../resources/model.ts';
import { layoutOf } from './layout.ts';

/** Folders whose resources are there to be changed by others. */
const BASE = /(?:^|\/)bases?(?:\/|$)/iu;

/** Folders of patches, whatever lays them over. */
const PATCHES = /(?:^|\/)patch(?:es)?(?:\/|$)/iu;

/** True where a kustomization has a patch that is not in the workspace, such as one that git ignores: it may add anything. */
export function isPatchedUnseen(uri: string, graph: Graph): boolean {
  return lacksPatch([...layoutOf(graph, uri).unitsOf(uri)], graph);
}

function lacksPatch(units: readonly Entity[], graph: Graph): boolean {
  return units.some(({ facts }) =>
    Object.entries(facts?.members ?? {}).some(
      ([member, use]) => use === 'patches' && !graph.fileExists(member),
    ),
  );
}

/**
 * True for a file in a folder of patches, and of a kustomization that others lay over: fields which are missing may come with their patches that select many
 * resources (`target: {kind: HelmRelease}`). A base that no kustomization of the workspace uses yet is made for the patches of the
 * others.
 */
export function isCompletedByOverlay(uri: string, graph: Graph): boolean {
  const folder = folderOf(uri).slice(graph.folderOf(uri).length);
  if (PATCHES.test(folder)) return true;
  const own = [...layoutOf(graph, uri).unitsOf(uri)];
  if (own.some(({ facts }) => facts?.patchesMany === true)) return true;
  if (lacksPatch(own, graph)) return true;
  if (own.length === 0 || !BASE.test(folder)) return false;
  return graph.all('release-unit', uri).some(({ facts }) => facts?.patchesMany === true);
}

/**
 * True where a patch of a kustomization is laid over the resource by its name and has a field of that name, or a replacement writes it: it
 * is not missing then.
 */
export function isAddedByPatch(
  { kind, name }: Pick<Resource, 'kind' | 'name'>,
  field: string,
  uri: string,
  graph: Graph,
): boolean {
  if (!name || kind === '') return false;
  const above = new Set([...layoutOf(graph, uri).unitsOf(uri)].map((unit) => unit.uri));
  const found = graph.find('resource', resourceKey(kind, name.text), uri);
  const ofAbove = found
    .filter((entity) => entity.uri === uri)
    .flatMap((entity) => graph.referencesTo(entity))
    .filter((reference) => above.has(reference.uri));
  const naming = ofAbove
    .filter(({ relation }) => relation === 'patches-resource')
    .map((reference) => reference.uri);
  const laidOver = found
    .map((entity) => entity.uri)
    .filter((other) =>
      graph
        .referencesToFile(other)
        .some((reference) => reference.relation === 'patches' && above.has(reference.uri)),
    );
  const files = new Set([...laidOver, ...naming, ...naming.flatMap((one) => patchesIn(one, graph))]);
  return (
    [...files].some((file) => writes(graph.text(file) ?? '', field)) ||
    ofAbove.some(
      ({ relation, uri: above }) => relation === 'replaces' && isReplaced(graph.text(above) ?? '', field),
    )
  );
}

/** True for a text that lists the path of a field: `- webhooks.0.clientConfig.service.namespace`. */
function isReplaced(text: string, field: string): boolean {
  return text.split('\n').some((line) => {
    const path = line.trim().replace(/["']$/u, '');
    return path.startsWith('- ') && path.endsWith(`.${field}`);
  });
}

function patchesIn(kustomization: string, graph: Graph): readonly string[] {
  return graph
    .declaredIn(kustomization)
    .flatMap(({ facts }) => Object.entries(facts?.members ?? {}))
    .flatMap(([member, use]) => (use === 'patches' ? [member] : []));
}

/** True for a text with a field as a key, or at the end or within the path of a JSON patch. */
function writes(text: string, field: string): boolean {
  for (let at = text.indexOf(field); at !== -1; at = text.indexOf(field, at + 1)) {
    const before = text.charAt(at - 1);
    const behind = text.charAt(at + field.length);
    if (/^[\s{,/"']?$/u.test(before) && /^[\s:/"',}]?$/u.test(behind)) return true;
  }
  return false;
}
