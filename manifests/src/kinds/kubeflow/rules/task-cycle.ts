import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import { tasksBefore } from '../tasks.ts';
import { componentRule } from './component-rule.ts';

/** Tasks that wait for each other. */
export const taskCycle = componentRule({
  id: 'kubeflow/task-cycle',
  severity: 'error',
  *check(component, _pipeline, uri) {
    const tasks = [...component.tasks.values()];
    for (const cycle of cyclesOf(tasks, (task) => tasksBefore(component, task))) {
      const [first] = cycle;
      if (!first) continue;
      yield {
        message:
          cycle.length === 1
            ? t('Task "{0}" depends on itself', first.name)
            : t('Cycle of tasks: {0}', [...cycle, first].map(({ name }) => name).join(' → ')),
        span: first.key.span,
        related: cycle.slice(1).map(({ key }) => ({ uri, span: key.span, message: t('Part of the cycle') })),
      };
    }
  },
});
