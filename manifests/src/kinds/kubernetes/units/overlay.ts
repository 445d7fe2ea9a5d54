import type { Entity } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';
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
