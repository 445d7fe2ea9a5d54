import type { Graph } from '../../../core/graph/graph.ts';
import { fileName, folderOf } from '../../../core/text/resource.ts';

/** Folders of what is tried. */
const TESTS = /^(?:tests?|test-?data|testing|fixtures?|e2e)$/iu;

/** Folders of what is shown or tried, and not run for anybody: `examples`, `e2e`, `.kyverno-test`. */
const NAMES =
  /^(?:docs?|examples?|samples?|demos?|tutorials?|quick-?starts?|tests?|test-?data|testing|fixtures?|e2e|\.[a-z]+-tests?)$/iu;

/** Repositories of them: `kubernetes-examples`, `demo-gitops-catalog`. */
const ROOT_NAMES = /(?:^|[-_+])(?:(?:examples?|samples?|tutorials?|demos?)$|demos?[-_])/iu;

/** True for a file in a folder of the workspace, or of its own repository, that is called for examples or tests. */
export function isExample(uri: string, graph: Pick<Graph, 'folderOf'>): boolean {
  const root = graph.folderOf(uri).replace(/\/+$/u, '');
  if (ROOT_NAMES.test(fileName(root))) return true;
  const within = folderOf(uri).slice(root.length);
  return within.split('/').some((name) => NAMES.test(name));
}

/** The outermost folder of tests that a file is in; undefined for a file in none. */
export function testFolderOf(uri: string, graph: Pick<Graph, 'folderOf'>): string | undefined {
  const root = graph.folderOf(uri).replace(/\/+$/u, '');
  const names = folderOf(uri).slice(root.length).split('/');
  const index = names.findIndex((name) => TESTS.test(name));
  return index === -1 ? undefined : root + names.slice(0, index + 1).join('/');
}
