import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';
import { layoutOf } from './layout.ts';

/** Folders whose resources are there to be changed by others. */
const BASE = /(?:^|\/)bases?(?:\/|$)/iu;

/**
 * True for a file of a kustomization that others lay over: fields which are missing may come with their patches that select many
 * resources (`target: {kind: HelmRelease}`). A base that no kustomization of the workspace uses yet is made for the patches of the
 * others.
 */
export function isCompletedByOverlay(uri: string, graph: Graph): boolean {
  const units = layoutOf(graph, uri).unitsOf(uri);
  const own = [...units];
  if (own.some(({ facts }) => facts?.patchesMany === true)) return true;
  if (own.length === 0 || !BASE.test(folderOf(uri).slice(graph.folderOf(uri).length))) return false;
  return graph.all('release-unit', uri).some(({ facts }) => facts?.patchesMany === true);
}
