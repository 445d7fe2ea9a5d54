import { t } from '@vscode/l10n';
import { isMap, pairOf, valueOf } from '../../../../core/yaml/node.ts';
import { isConfigKey, isFilledInLater } from '../../resources/naming.ts';
import { formName } from '../../schema/text-form.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';
import { isAssertion } from '../../units/patch.ts';

/** Keys of a ConfigMap or a Secret are names of files. */
export const configKey = crossResourceRule({
  id: 'kubernetes/config-key',
  severity: 'error',
  *check({ root, group, kind }, { document, graph }) {
    if (isAssertion(document.uri, graph)) return;
    if (group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret')) return;
    for (const field of ['data', 'stringData', 'binaryData']) {
      const data = valueOf(root, field);
      if (!isMap(data)) continue;
      for (const { key } of data.pairs) {
        if (!isConfigKey(key.text) && !isFilledInLater(key.text) && key.text !== '<<')
          yield {
            message: t('"{0}" is not a valid key: expected {1}', key.text, formName('config-key')),
            span: key.span,
          };
        if (field === 'binaryData' && kind === 'ConfigMap' && pairOf(valueOf(root, 'data'), key.text))
          yield { message: t('Duplicate key "{0}": also in "data"', key.text), span: key.span };
      }
    }
  },
});
