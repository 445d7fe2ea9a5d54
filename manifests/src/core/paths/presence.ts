import type { Graph } from '../graph/graph.ts';
import { folderOf, resolveFrom } from '../text/resource.ts';
import { isRemote } from './remote.ts';

/**
 * Of the paths that a document reads and that no stage of it makes, those that are not there and that nothing in the
 * workspace makes or tracks. In a folder that is not there either, nobody can say: its data may have to be fetched first.
 * @param uri of the document: paths count from its folder.
 */
export function missingPaths(graph: Graph, uri: string, paths: readonly string[]): ReadonlySet<string> {
  const present = new Set<string>();
  const absent = new Map<string, string>();
  for (const path of new Set(paths)) {
    if (!isPlain(path)) continue;
    const file = resolveFrom(uri, path);
    if (graph.fileExists(file)) present.add(folderOf(file));
    else absent.set(path, file);
  }
  const missing = new Set<string>();
  for (const [path, file] of absent) {
    const folder = folderOf(file);
    if ((present.has(folder) || graph.fileExists(folder)) && !isOutputOfOther(graph, file)) missing.add(path);
  }
  return missing;
}

/** False for what is not a path of a file of this machine, and for patterns. */
function isPlain(path: string): boolean {
  return path !== '' && !/[*?[\]]|\$\{|^[/~]/u.test(path) && !isRemote(path);
}

/** True for what another pipeline makes, and for what `dvc pull` fetches. */
function isOutputOfOther(graph: Graph, file: string): boolean {
  if (graph.fileExists(`${file}.dvc`)) return true;
  return graph.referencesToFile(file).some(({ relation }) => relation === 'makes');
}
