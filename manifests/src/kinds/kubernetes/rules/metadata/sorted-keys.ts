import { t } from '@vscode/l10n';
import { isMap } from '../../../../core/yaml/node.ts';
import { mapAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Labels and data in alphabetical order are found, compared and merged more easily. */
export const sortedKeys = resourceRule({
  id: 'kubernetes/sorted-keys',
  ...STRICT_ONLY,
  knownAs: ['kube-linter:sorted-keys'],
  *check({ root }) {
    const maps = [
      mapAt(root, 'metadata', 'labels'),
      mapAt(root, 'metadata', 'annotations'),
      mapAt(root, 'data'),
    ];
    for (const map of maps) {
      if (!isMap(map)) continue;
      const late = map.pairs.find(({ key }, index) => key.text < (map.pairs[index - 1]?.key.text ?? ''));
      if (late)
        yield {
          message: t('Keys are not sorted: "{0}" comes before the previous key', late.key.text),
          span: late.key.span,
        };
    }
  },
});
