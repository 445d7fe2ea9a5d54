import { t } from '@vscode/l10n';
import { isFilledInLater, isLabelValue, isQualifiedName } from '../../resources/naming.ts';
import { formName } from '../../schema/text-form.ts';
import { labelPlaces } from './label-places.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** The form of labels: at most 63 letters, digits, `-`, `_` and `.`, with a letter or a digit at both ends. */
export const labelSyntax = resourceRule({
  id: 'kubernetes/label-syntax',
  severity: 'error',
  knownAs: ['kube-score:label-values'],
  *check(resource) {
    for (const { key, value } of labelPlaces(resource)) {
      if (!isQualifiedName(key.text) && !isFilledInLater(key.text) && key.text !== '<<')
        yield {
          message: t('"{0}" is not a valid label key: expected {1}', key.text, formName('qualified')),
          span: key.span,
        };
      if (value && !isLabelValue(value.text) && !isFilledInLater(value.text))
        yield {
          message: t(
            '"{0}" is not a valid label value: expected {1}',
            value.text.length > 80 ? `${value.text.slice(0, 80)}…` : value.text,
            formName('label-value'),
          ),
          span: value.span,
        };
    }
  },
});
