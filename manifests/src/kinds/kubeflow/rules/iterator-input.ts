import { t } from '@vscode/l10n';
import { componentOf } from '../read.ts';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** A loop over an input that the task does not have, or into one that its component does not take. */
export const iteratorInput = componentRule({
  id: 'kubeflow/iterator-input',
  severity: 'error',
  *check({ tasks }, pipeline, uri) {
    for (const task of tasks.values()) {
      const { iterator } = task;
      if (!iterator) continue;
      const { kind, item, items } = iterator;
      const given = task.inputs.flatMap((input) => (input.kind === kind ? input.key.text : []));
      if (items && !given.includes(items.text))
        yield unknownName(t('The task has no input "{0}" to iterate over', items.text), items, given, uri);
      const taken = componentOf(pipeline, task)?.inputs[kind];
      if (item && taken && !taken.has(item.text))
        yield unknownName(
          t('The component has no input "{0}" for the item', item.text),
          item,
          taken.keys(),
          uri,
        );
    }
  },
});
