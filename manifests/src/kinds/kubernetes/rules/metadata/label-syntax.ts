import { t } from '@vscode/l10n';
import { isFilledInLater, isLabelValue, isQualifiedName } from '../naming.ts';
import { labelPlaces } from './label-places.ts';
import { resourceRule } from '../resource-rule.ts';

/** The form of labels: at most 63 letters, digits, `-`, `_` and `.`, with a letter or a digit at both ends. */
export const labelSyntax = resourceRule({
  id: 'kubernetes/label-syntax',
  severity: 'error',
  knownAs: ['kube-score:label-values'],
  *check(resource) {
    for (const { key, value } of labelPlaces(resource)) {
      if (!isQualifiedName(key.text) && !isFilledInLater(key.text) && key.text !== '<<')
        yield {
          message: t(
            '"{0}" is no key of a label: at most 63 letters, digits, "-", "_" and ".", with a domain and "/" before them if any',
            key.text,
          ),
          span: key.span,
        };
      if (value && !isLabelValue(value.text) && !isFilledInLater(value.text))
        yield {
          message: t(
            '"{0}" is no value of a label: at most 63 letters, digits, "-", "_" and ".", a letter or a digit at both ends',
            value.text.length > 80 ? `${value.text.slice(0, 80)}…` : value.text,
          ),
          span: value.span,
        };
    }
  },
});
