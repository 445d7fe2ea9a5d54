import type { Graph } from '../graph/graph.ts';
import { folderOf } from '../text/resource.ts';
import { isRemote } from './remote.ts';

/** Endings of what people write and keep with the pipeline: it cannot be data that was not fetched yet. */
const SOURCE =
  /\.(?:py|ipynb|sh|bash|ps1|[cm]?[jt]s|R|jl|sql|java|scala|go|rb|pl|php|toml|ini|cfg|ya?ml|txt|md)$/iu;

/** False for what is no path of a file of this machine, and for patterns. */
export function mayBeMissing(path: string): boolean {
  return path !== '' && !/[*?[\]]|\$\{|^[/~]/u.test(path) && !isRemote(path);
}

/**
 * True for a file that is not there and that nothing in the workspace makes. Data of a folder that is not there either may
 * have to be fetched first: then nobody can say.
 */
export function isMissingInput(graph: Graph, path: string, file: string): boolean {
  if (graph.fileExists(file) || graph.fileExists(`${file}.dvc`)) return false;
  if (graph.referencesToFile(file).some(({ relation }) => relation === 'makes')) return false;
  return SOURCE.test(path) || graph.fileExists(folderOf(file));
}
