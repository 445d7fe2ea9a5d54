import { t } from '@vscode/l10n';
import type { Graph } from '../../../graph/graph.ts';
import { PathIndex } from '../../../paths/path-index.ts';
import { folderOf } from '../../../text/resource.ts';
import { filesOf, isRemote } from '../files.ts';
import { fileAt, pipelineRule } from './pipeline-rule.ts';

/** Endings of what people write and keep with the pipeline: it cannot be data that was not fetched yet. */
const SOURCE =
  /\.(?:py|ipynb|sh|bash|ps1|[cm]?[jt]s|R|jl|sql|java|scala|go|rb|pl|php|toml|ini|cfg|ya?ml|txt|md)$/iu;

/** An input that is not there and that nothing makes. Data of a folder that is not there either may have to be fetched first. */
export const inputMissing = pipelineRule(
  'pipeline/input-missing',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const { inputs, outputs } = filesOf(pipeline);
    const made = new PathIndex<string>();
    for (const { paths } of outputs) for (const path of paths) made.add(path, path);
    for (const { scalar, paths } of inputs) {
      const [path] = paths;
      if (path === undefined || paths.length > 1 || !isPlain(path) || made.touching(path).length > 0)
        continue;
      const file = fileAt({ uri }, path);
      if (graph.fileExists(file) || isMadeElsewhere(graph, file)) continue;
      if (!SOURCE.test(path) && !graph.fileExists(folderOf(file))) continue;
      yield { message: t('There is no file "{0}", and no stage makes it', path), span: scalar.span };
    }
  },
);

/** False for what is no path of a file of this machine, and for patterns. */
function isPlain(path: string): boolean {
  return path !== '' && !/[*?[\]]|\$\{|^[/~]/u.test(path) && !isRemote(path);
}

/** True for what another pipeline makes, and for what `dvc pull` fetches. */
function isMadeElsewhere(graph: Graph, file: string): boolean {
  if (graph.fileExists(`${file}.dvc`)) return true;
  return graph.referencesToFile(file).some(({ relation }) => relation === 'makes');
}
