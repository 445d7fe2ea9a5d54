import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../../../core/order/cycles.ts';
import { callsByName, dependenciesOf } from '../workflow/dag.ts';
import { headOf } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** Tasks that wait for each other. */
export const dependencyCycle = workflowRule({
  id: 'argo-workflows/dependency-cycle',
  severity: 'error',
  *check(workflow, uri) {
    for (const template of templatesOf(workflow)) {
      const calls = callsByName(template);
      const tasks = [...calls.values()].toReversed();
      const cycles = cyclesOf(tasks, (task) =>
        dependenciesOf(task).flatMap(({ name }) => calls.get(name) ?? []),
      );
      for (const cycle of cycles) {
        const [first, second = first] = cycle;
        if (!first || !second) continue;
        const names = [...cycle, first].map((task) => task.name?.text ?? '');
        const link = dependenciesOf(first).find(({ name }) => name === second.name?.text);
        yield {
          message:
            cycle.length === 1
              ? t('Task "{0}" depends on itself', names[0] ?? '')
              : t('Cycle of tasks: {0}', names.join(' → ')),
          span: link?.span ?? headOf(first),
          related: cycle
            .slice(1)
            .map((task) => ({ uri, span: headOf(task), message: t('Part of the cycle') })),
        };
      }
    }
  },
});
