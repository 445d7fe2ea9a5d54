import { t } from '@vscode/l10n';
import { portPlaces } from './port-places.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Ports are counted from 1 to 65535. */
export const portNumber = resourceRule({
  id: 'kubernetes/port-number',
  severity: 'error',
  *check(resource) {
    for (const { node, as } of portPlaces(resource)) {
      if (typeof node.value !== 'number' || as === 'container-port' || as === 'service-port') continue;
      // 0 in the place of a name is what the API takes for "none".
      if (node.value === 0 && as === 'either') continue;
      if (!Number.isInteger(node.value) || node.value < 1 || node.value > 65535)
        yield {
          message: t('"{0}" is not a valid port: expected a number from 1 to 65535', node.text),
          span: node.span,
        };
    }
  },
});
