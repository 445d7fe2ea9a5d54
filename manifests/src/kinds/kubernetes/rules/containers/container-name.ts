import { t } from '@vscode/l10n';
import { isDnsLabel, isFilledInLater, weightOf } from '../../resources/naming.ts';
import { formName } from '../../schema/text-form.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Containers are named as hosts are. */
export const containerName = podRule({
  id: 'kubernetes/container-name',
  severity: 'error',
  *check({ containers }) {
    for (const { name } of containers) {
      if (name && name.text !== '' && !isDnsLabel(name.text) && !isFilledInLater(name.text))
        yield {
          message: t('"{0}" is not a valid container name: expected {1}', name.text, formName('label')),
          span: name.span,
          ...weightOf(name.text),
        };
    }
  },
});
