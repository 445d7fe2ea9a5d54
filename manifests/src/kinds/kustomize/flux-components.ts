import type { Graph } from '../../core/graph/graph.ts';
import { isWithin } from '../../core/text/resource.ts';
import { fluxFolders } from '../kubernetes/units/applied-by-flux.ts';

const COMPONENTS = /^[ \t]+components:/mu;

/**
 * True for the folder of a kustomization to which Flux adds components before it builds it (`spec.components` beside `spec.path`, which
 * counts from the root of the repository): what these hold is there for its patches.
 */
export function hasFluxComponents(folder: string, graph: Graph): boolean {
  if (!isWithin(graph.folderOf(folder), folder)) return false;
  return fluxFolders(folder, graph).some(
    ({ path, text }) => COMPONENTS.test(text) && folder.endsWith(`/${path}`),
  );
}
