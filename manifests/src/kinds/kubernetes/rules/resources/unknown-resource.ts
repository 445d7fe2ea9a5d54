import { t } from '@vscode/l10n';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { wordFix } from '../fixes.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { mapAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';

const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];

/** What a container may ask for: what Kubernetes counts itself, and what vendors count, with their domain. */
export const unknownResource = containerRule({
  id: 'kubernetes/unknown-resource',
  severity: 'error',
  *check({ node }, _pods, _resource, alone) {
    for (const list of ['requests', 'limits'])
      for (const { key } of mapAt(node, 'resources', list)?.pairs ?? []) {
        const name = key.text;
        if (STANDARD.includes(name) || name.startsWith('hugepages-') || name.includes('/') || name === '<<')
          continue;
        if (isFilledInLater(name)) continue;
        const suggestion = nearest(name, STANDARD);
        yield {
          message:
            suggestion === undefined
              ? t(
                  '"{0}" is not a valid resource: expected cpu, memory, ephemeral-storage or "vendor.com/{0}"',
                  name,
                )
              : t('"{0}" is not a valid resource. Did you mean "{1}"?', name, suggestion),
          span: key.span,
          ...(suggestion === undefined ? {} : { fixes: [wordFix(alone, key.span, suggestion)] }),
        };
      }
  },
});
