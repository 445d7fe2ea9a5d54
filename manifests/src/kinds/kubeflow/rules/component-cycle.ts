import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import type { Component } from '../model.ts';
import { componentOf, componentsOf } from '../read.ts';
import { pipelineRule } from './component-rule.ts';

/** Components that contain themselves. */
export const componentCycle = pipelineRule({
  id: 'kubeflow/component-cycle',
  severity: 'error',
  *check(pipeline, uri) {
    const runs = (component: Component): Component[] =>
      [...component.tasks.values()].flatMap((task) => componentOf(pipeline, task) ?? []);
    for (const cycle of cyclesOf(componentsOf(pipeline), runs)) {
      const [first] = cycle;
      if (!first) continue;
      yield {
        message: t(
          'The component contains itself: {0}',
          [...cycle, first].map(({ name }) => name).join(' → '),
        ),
        span: first.key.span,
        related: cycle.slice(1).map(({ key }) => ({ uri, span: key.span, message: t('Part of the cycle') })),
      };
    }
  },
});
