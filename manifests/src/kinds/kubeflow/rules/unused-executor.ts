import { t } from '@vscode/l10n';
import { componentsOf } from '../read.ts';
import { pipelineRule } from './component-rule.ts';

/** An executor of no component. */
export const unusedExecutor = pipelineRule({
  id: 'kubeflow/unused-executor',
  severity: 'hint',
  *check(pipeline) {
    const used = new Set(componentsOf(pipeline).flatMap(({ executorLabel }) => executorLabel?.text ?? []));
    for (const [name, { key }] of pipeline.executors)
      if (!used.has(name))
        yield {
          message: t('Executor "{0}" is never used', name),
          span: key.span,
          tags: ['unnecessary'],
        };
  },
});
