import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { isTrue } from './declared-security.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** A port of the node: one pod a node, reached beside Services and policies. Pods in the network of the node have no other. */
export const hostPort = containerRule({
  id: 'kubernetes/host-port',
  severity: 'warning',
  practice: true,
  knownAs: ['polaris:hostPortSet', 'checkov:CKV_K8S_26'],
  *check({ node }, { spec }) {
    if (isTrue(scalarOf(spec, 'hostNetwork'))) return;
    for (const port of mapsAt(node, 'ports')) {
      const field = scalarOf(port, 'hostPort');
      if (typeof field?.value === 'number' && field.value > 0)
        yield {
          message: t('Port {0} of the node is used (hostPort): use a Service', field.text),
          span: field.span,
        };
    }
  },
});
