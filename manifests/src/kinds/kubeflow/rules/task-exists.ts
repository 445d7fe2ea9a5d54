import { t } from '@vscode/l10n';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** A task that is named and is not in the same graph. */
export const taskExists = componentRule({
  id: 'kubeflow/task-exists',
  severity: 'error',
  *check({ tasks, taken }, _pipeline, uri) {
    const named: (YamlScalar | undefined)[] = taken.map(({ task }) => task);
    for (const { dependentTasks, inputs } of tasks.values())
      named.push(...dependentTasks, ...inputs.map(({ from }) => from?.task));
    for (const name of named)
      if (name && !tasks.has(name.text))
        yield unknownName(t('Task "{0}" does not exist in this graph', name.text), name, tasks.keys(), uri);
  },
});
