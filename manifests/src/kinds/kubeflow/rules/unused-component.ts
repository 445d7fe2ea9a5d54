import { t } from '@vscode/l10n';
import { componentsOf } from '../read.ts';
import { pipelineRule } from './component-rule.ts';

/** A component that no task runs. */
export const unusedComponent = pipelineRule({
  id: 'kubeflow/unused-component',
  severity: 'hint',
  *check(pipeline) {
    const used = new Set(
      componentsOf(pipeline).flatMap(({ tasks }) =>
        [...tasks.values()].flatMap(({ component }) => component?.text ?? []),
      ),
    );
    for (const [name, { key }] of pipeline.components)
      if (!used.has(name))
        yield { message: t('Component "{0}" is never used', name), span: key.span, tags: ['unnecessary'] };
  },
});
