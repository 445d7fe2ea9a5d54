import type { Graph } from '../../../core/graph/graph.ts';

/** Files that KUTTL and Chainsaw compare with the cluster after a step, by their names: `01-assert.yaml`, `01-ready-assert.yaml`. */
const ASSERTION = /\/\d+-(?:[\w-]+-)?(?:assert|errors?)\.ya?ml$/iu;

/**
 * True for a file that a kustomization names as a patch, or a test as what it compares with the cluster: what it holds are
 * fragments of resources, in which required fields and whole names may be missing, and which declare nothing a second time.
 */
export function isPatch(uri: string, graph: Pick<Graph, 'referencesToFile'>): boolean {
  return (
    isAssertion(uri, graph) || graph.referencesToFile(uri).some(({ relation }) => relation === 'patches')
  );
}

/** True for a file that a test compares with the cluster. Its keys and values may be expressions: `(length(ports)): 1`. */
export function isAssertion(uri: string, graph: Pick<Graph, 'referencesToFile'>): boolean {
  return ASSERTION.test(uri) || graph.referencesToFile(uri).some(({ relation }) => relation === 'asserts');
}

/** True for a file that a test sends to the cluster: it may hold the fields alone that a step changes. */
export function isSentByTest(uri: string, graph: Pick<Graph, 'referencesToFile'>): boolean {
  return graph.referencesToFile(uri).some(({ relation }) => relation === 'tests');
}
