import { t } from '@vscode/l10n';
import { conditionInputs } from '../condition.ts';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** A condition on an input that the task does not have. */
export const conditionInput = componentRule({
  id: 'kubeflow/condition-input',
  severity: 'error',
  *check({ tasks }, _pipeline, uri) {
    for (const { condition, inputs, iterator } of tasks.values()) {
      if (!condition) continue;
      const names = [...inputs.map(({ key }) => key.text), ...(iterator?.item ? [iterator.item.text] : [])];
      for (const { name, span } of conditionInputs(condition)) {
        if (names.includes(name)) continue;
        const message = t('The task has no input "{0}" to compare', name);
        yield span
          ? unknownName(message, { text: name, span }, names, uri)
          : { message, span: condition.span };
      }
    }
  },
});
