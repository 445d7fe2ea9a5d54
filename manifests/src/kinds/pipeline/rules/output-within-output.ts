import { t } from '@vscode/l10n';
import { PathIndex } from '../../../core/paths/path-index.ts';
import { filesOf, type FileUse } from '../file-uses.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An output in a folder that is an output itself: nobody knows whose files they are. */
export const outputWithinOutput = pipelineRule(
  'pipeline/output-within-output',
  'error',
  function* ({ pipeline, uri }) {
    const { outputs } = filesOf(pipeline);
    const all = new PathIndex<FileUse>();
    for (const use of outputs) for (const path of use.paths) all.add(path, use);
    for (const use of outputs) {
      const found = use.paths
        .map((path) => ({ path, outer: all.above(path).find((other) => other !== use) }))
        .find(({ outer }) => outer !== undefined);
      if (!found?.outer) continue;
      const { path, outer } = found;
      yield {
        message: t(
          '"{0}" is inside "{1}", an output of "{2}": declare the files or the folder, not both',
          path,
          outer.scalar.text,
          outer.stage.name,
        ),
        span: use.scalar.span,
        related: [{ uri, span: outer.scalar.span, message: t('Output folder') }],
      };
    }
  },
);
