import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';

/** The files of all kustomizations in the workspace folder of a document. */
export function kustomizationsOf(graph: Pick<Graph, 'all'>, from: string): readonly string[] {
  return graph
    .all('release-unit', from)
    .map(({ uri }) => uri)
    .filter((uri) => /\/kustomization(?:\.ya?ml)?$/iu.test(uri));
}

/**
 * True where a kustomization may change what a file holds: it names the file, or lies in its folder or in the one above. Others of
 * the workspace have nothing to do with it.
 */
export function mayBeKustomized(graph: Pick<Graph, 'all' | 'referencesToFile'>, uri: string): boolean {
  const folder = folderOf(uri);
  const near = new Set([folder, folderOf(folder)]);
  const kustomizations = new Set(kustomizationsOf(graph, uri));
  if (kustomizations.size === 0) return false;
  return (
    graph.referencesToFile(uri).some((reference) => kustomizations.has(reference.uri)) ||
    [...kustomizations].some((kustomization) => near.has(folderOf(kustomization)))
  );
}
