import { t } from '@vscode/l10n';
import { isFilledInLater, isQualifiedName } from '../../resources/naming.ts';
import { formName } from '../../schema/text-form.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Keys of annotations have the form of those of labels; their domain may have capitals. */
export const annotationKey = resourceRule({
  id: 'kubernetes/annotation-key',
  severity: 'error',
  *check({ annotations }) {
    for (const { key } of annotations.values())
      if (!isQualifiedName(key.text.toLowerCase()) && !isFilledInLater(key.text) && key.text !== '<<')
        yield {
          message: t('"{0}" is not a valid annotation key: expected {1}', key.text, formName('qualified')),
          span: key.span,
        };
  },
});
