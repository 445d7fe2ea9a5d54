import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { missingPaths } from '../../../core/paths/presence.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { expressionsIn } from '../expression.ts';
import { filesOf } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An input that is not there and that nothing makes. */
export const inputMissing = pipelineRule(
  'pipeline/input-missing',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const { inputs, outputs } = filesOf(pipeline);
    const made = new PathIndex<string>();
    for (const { paths } of outputs) for (const path of paths) made.add(path, path);
    // What a matrix or an output of another stage stands for is made when the pipeline runs. A list names files itself.
    const read = inputs.flatMap(({ scalar, paths }) =>
      paths.length === 1 || isOfParameters(scalar)
        ? paths.filter((path) => made.touching(path).length === 0).map((path) => ({ scalar, path }))
        : [],
    );
    const missing = missingPaths(
      graph,
      uri,
      read.map(({ path }) => path),
    );
    for (const { scalar, path } of read) {
      if (missing.has(path))
        yield {
          message: t('"{0}" does not exist and is not the output of a stage', path),
          span: scalar.span,
        };
    }
  },
);

/** Whether all that a text names are parameters: then its values are written in the pipeline. */
function isOfParameters({ text }: YamlScalar): boolean {
  return expressionsIn(text).every(({ parts: [namespace] }) => namespace?.text === 'params');
}
