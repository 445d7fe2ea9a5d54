import type { Graph } from '../../../core/graph/graph.ts';

/**
 * True for a file that a kustomization names as a patch: what it holds are fragments of resources, in which required fields
 * and whole names may be missing, and which declare nothing a second time.
 */
export function isPatch(uri: string, graph: Pick<Graph, 'referencesToFile'>): boolean {
  return graph.referencesToFile(uri).some(({ relation }) => relation === 'patches');
}
