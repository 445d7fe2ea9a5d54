import { t } from '@vscode/l10n';
import { DANGEROUS } from './capabilities.ts';
import { capabilitiesOf } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Some capabilities are as good as root on the node. */
export const addedCapability = containerRule({
  id: 'kubernetes/added-capability',
  ...SECURITY_HINT,
  knownAs: [
    'polaris:dangerousCapabilities',
    'polaris:insecureCapabilities',
    'checkov:CKV_K8S_24',
    'checkov:CKV_K8S_25',
    'checkov:CKV_K8S_39',
  ],
  *check(container) {
    for (const { name, node } of capabilitiesOf(container, 'add'))
      if (DANGEROUS.has(name))
        yield {
          message: t('Capability {0} gives container "{1}" control of the node', name, nameOf(container)),
          span: node.span,
        };
  },
});
