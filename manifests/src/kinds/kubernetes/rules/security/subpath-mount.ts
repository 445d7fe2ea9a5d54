import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** CVE-2021-25741: on nodes before 1.22.2 a link within the volume leads to any file of the node. */
export const subpathMount = containerRule({
  id: 'kubernetes/subpath-mount',
  ...STRICT_ONLY,
  *check({ node }) {
    for (const mount of mapsAt(node, 'volumeMounts')) {
      const pair = pairOf(mount, 'subPath');
      if (pair)
        yield {
          message: t('A subPath volume mount can expose any file of an unpatched node (CVE-2021-25741)'),
          span: pair.key.span,
        };
    }
  },
});
