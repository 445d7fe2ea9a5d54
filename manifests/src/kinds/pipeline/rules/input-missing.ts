import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { missingPaths } from '../../../core/paths/presence.ts';
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
    // What a matrix or an output of another stage stands for is made when the pipeline runs.
    const read = inputs.filter(
      ({ paths: [path, ...others] }) =>
        path !== undefined && others.length === 0 && made.touching(path).length === 0,
    );
    const missing = missingPaths(
      graph,
      uri,
      read.map(({ paths }) => paths[0] ?? ''),
    );
    for (const {
      scalar,
      paths: [path = ''],
    } of read) {
      if (missing.has(path))
        yield {
          message: t('"{0}" does not exist and is not the output of a stage', path),
          span: scalar.span,
        };
    }
  },
);
