import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A rule without a host takes all requests that reach the controller, whatever name they ask for. */
export const ingressHost = resourceRule({
  id: 'kubernetes/ingress-host',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  whole: true,
  *check({ root, kind, group }) {
    if (kind !== 'Ingress' || (group !== 'networking.k8s.io' && group !== 'extensions')) return;
    for (const rule of mapsAt(valueOf(root, 'spec'), 'rules')) {
      const host = scalarOf(rule, 'host');
      const http = rule.pairs.find(({ key }) => key.text === 'http');
      if (host?.text === '')
        yield { message: t('No host: requests for all hosts are accepted'), span: host.span };
      else if (!host && http)
        yield { message: t('No "host": requests for all hosts are accepted'), span: http.key.span };
    }
  },
});
