import { t } from '@vscode/l10n';
import { CAPABILITIES } from './capabilities.ts';
import { wordFix } from '../fixes.ts';
import { isFilledInLater } from '../../resources/naming.ts';
import { capabilitiesOf } from './declared-security.ts';
import { nearest } from '../../../../formats/json-schema/nearest.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** The API takes any word; the container then does not start, or keeps what it was to lose. */
export const capabilityName = containerRule({
  id: 'kubernetes/capability-name',
  severity: 'warning',
  practice: true,
  *check(container, _pods, _resource, alone) {
    for (const list of ['add', 'drop'] as const)
      for (const { name, node } of capabilitiesOf(container, list)) {
        if (CAPABILITIES.has(name) || name === 'ALL' || isFilledInLater(node.text)) continue;
        const suggestion = nearest(name, CAPABILITIES);
        yield {
          message: t('"{0}" is not a valid Linux capability', node.text),
          span: node.span,
          ...(suggestion === undefined ? {} : { fixes: [wordFix(alone, node.span, suggestion)] }),
        };
      }
  },
});
