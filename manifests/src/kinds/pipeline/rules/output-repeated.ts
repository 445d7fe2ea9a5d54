import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { filesOf, type FileUse } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** Two outputs with the same file: the second run takes away what the first made. */
export const outputRepeated = pipelineRule(
  'pipeline/output-repeated',
  'error',
  function* ({ pipeline, uri }) {
    const first = new PathIndex<FileUse>();
    for (const use of filesOf(pipeline).outputs) {
      const path = use.paths.find((candidate) => first.at(candidate).length > 0);
      const [other] = path === undefined ? [] : first.at(path);
      for (const own of use.paths) first.add(own, use);
      if (!other || path === undefined) continue;
      yield {
        message:
          other.stage === use.stage
            ? t('Duplicate output "{1}" in "{0}"', use.stage.name, path)
            : t(
                '"{0}" is already an output of "{1}": only one stage can write a file',
                path,
                other.stage.name,
              ),
        span: use.scalar.span,
        related: [{ uri, span: other.scalar.span, message: t('First occurrence') }],
      };
    }
  },
);
