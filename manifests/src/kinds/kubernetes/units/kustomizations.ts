import type { Graph } from '../../../core/graph/graph.ts';

/** The files of all kustomizations in the workspace folder of a document. */
export function kustomizationsOf(graph: Pick<Graph, 'all'>, from: string): readonly string[] {
  return graph
    .all('release-unit', from)
    .map(({ uri }) => uri)
    .filter((uri) => /\/kustomization(?:\.ya?ml)?$/iu.test(uri));
}
