import { t } from '@vscode/l10n';
import { componentRule } from './component-rule.ts';
import { unknownName } from './named.ts';

/** A task that runs a component which is not there. */
export const componentExists = componentRule({
  id: 'kubeflow/component-exists',
  severity: 'error',
  *check({ tasks }, { components }, uri) {
    for (const { component } of tasks.values())
      if (component && !components.has(component.text))
        yield unknownName(
          t('Component "{0}" does not exist', component.text),
          component,
          components.keys(),
          uri,
        );
  },
});
