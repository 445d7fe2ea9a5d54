import { t } from '@vscode/l10n';
import { isMap, isScalar, valueOf } from '../../../../core/yaml/node.ts';
import { isSecret } from './secret-words.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** ConfigMaps are read by all who may see a namespace, and are not encrypted. */
export const secretInConfigMap = resourceRule({
  id: 'kubernetes/secret-in-config-map',
  severity: 'warning',
  practice: true,
  knownAs: ['polaris:sensitiveConfigmapContent'],
  *check({ root, group, kind }) {
    const data = valueOf(root, 'data');
    if (group !== '' || kind !== 'ConfigMap' || !isMap(data)) return;
    for (const { key, value } of data.pairs)
      if (isScalar(value) && isSecret(key.text, value.text))
        yield {
          message: t('"{0}" contains a plain-text secret: use a Secret', key.text),
          span: key.span,
        };
  },
});
