import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { isTrue } from './declared-security.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Pods in the network of their node pass by network policies and reach what listens on the node alone. */
export const hostNetwork = podRule({
  id: 'kubernetes/host-network',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:host-network', 'polaris:hostNetworkSet', 'checkov:CKV_K8S_19', 'checkov:CKV_K8S_4'],
  *check({ spec }) {
    const field = scalarOf(spec, 'hostNetwork');
    if (field && isTrue(field))
      yield { message: t('The pods share the network of their node (hostNetwork)'), span: field.span };
  },
});
