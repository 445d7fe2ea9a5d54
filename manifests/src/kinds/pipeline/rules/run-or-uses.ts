import { t } from '@vscode/l10n';
import { pairOf } from '../../../core/yaml/node.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A stage does one thing: `run` a command or `uses` a task. `with` is for the task. */
export const runOrUses = pipelineRule('pipeline/run-or-uses', 'error', function* ({ pipeline }) {
  for (const { name, key, node, runKey, uses, with: given } of pipeline.stages.values()) {
    const usesKey = pairOf(node, 'uses')?.key;
    if (runKey && usesKey)
      yield {
        message: t('"run" and "uses" cannot be used together in stage "{0}"', name),
        span: usesKey.span,
      };
    else if (!runKey && !usesKey)
      yield {
        message: t('Stage "{0}" has neither "run" nor "uses"', name),
        span: key.span,
      };
    else if (given && !uses)
      yield {
        message: t('"with" requires "uses": a command has its own arguments'),
        span: pairOf(node, 'with')?.key.span ?? key.span,
      };
  }
});
