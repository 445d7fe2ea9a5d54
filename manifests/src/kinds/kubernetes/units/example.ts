import type { Graph } from '../../../core/graph/graph.ts';
import { folderOf } from '../../../core/text/resource.ts';

/** Folders of what is shown or tried, and not run for anybody: `examples`, `e2e`, `.kyverno-test`. */
const NAMES =
  /^(?:docs?|examples?|samples?|demos?|tutorials?|quick-?starts?|tests?|test-?data|testing|fixtures?|e2e|\.[a-z]+-tests?)$/iu;

/** True for a file in a folder of the workspace, or of its own repository, that is called for examples or tests. */
export function isExample(uri: string, graph: Pick<Graph, 'folderOf'>): boolean {
  const within = folderOf(uri).slice(graph.folderOf(uri).length);
  return within.split('/').some((name) => NAMES.test(name));
}
