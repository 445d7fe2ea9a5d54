import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** A port on every node, or an address of its own: an Ingress or a Gateway has one place for what is open. */
export const exposedService = resourceRule({
  id: 'kubernetes/exposed-service',
  ...STRICT_ONLY,
  knownAs: ['kube-linter:exposed-services', 'kube-score:service-type'],
  *check({ root, group, kind }) {
    if (group !== '' || kind !== 'Service') return;
    const type = scalarOf(valueOf(root, 'spec'), 'type');
    if (type?.text === 'NodePort' || type?.text === 'LoadBalancer')
      yield {
        message: t('The Service is reachable from outside the cluster ({0})', type.text),
        span: type.span,
      };
  },
});
