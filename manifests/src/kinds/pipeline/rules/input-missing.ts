import { t } from '@vscode/l10n';
import { PathIndex } from '../../../paths/path-index.ts';
import { filesOf } from '../files.ts';
import { isMissingInput, mayBeMissing } from '../../../paths/presence.ts';
import { fileAt, pipelineRule } from './pipeline-rule.ts';

/** An input that is not there and that nothing makes. */
export const inputMissing = pipelineRule(
  'pipeline/input-missing',
  'warning',
  function* ({ pipeline, graph, uri }) {
    const { inputs, outputs } = filesOf(pipeline);
    const made = new PathIndex<string>();
    for (const { paths } of outputs) for (const path of paths) made.add(path, path);
    for (const { scalar, paths } of inputs) {
      const [path] = paths;
      if (path === undefined || paths.length > 1 || !mayBeMissing(path) || made.touching(path).length > 0)
        continue;
      if (!isMissingInput(graph, path, fileAt({ uri }, path))) continue;
      yield { message: t('There is no file "{0}", and no stage makes it', path), span: scalar.span };
    }
  },
);
