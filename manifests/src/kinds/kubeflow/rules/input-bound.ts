import { t } from '@vscode/l10n';
import { componentOf } from '../read.ts';
import { componentRule } from './component-rule.ts';

/** A task that does not give its component what that needs. */
export const inputBound = componentRule({
  id: 'kubeflow/input-bound',
  severity: 'error',
  *check({ tasks }, pipeline) {
    for (const task of tasks.values()) {
      const runs = componentOf(pipeline, task);
      if (!runs) continue;
      for (const kind of ['parameters', 'artifacts'] as const) {
        const given = new Set(task.inputs.flatMap((input) => (input.kind === kind ? input.key.text : [])));
        if (task.iterator?.kind === kind && task.iterator.item) given.add(task.iterator.item.text);
        for (const [name, { optional }] of runs.inputs[kind])
          if (!optional && !given.has(name))
            yield {
              message: t('Missing input "{1}", required by component "{0}"', runs.name, name),
              span: task.key.span,
            };
      }
    }
  },
});
