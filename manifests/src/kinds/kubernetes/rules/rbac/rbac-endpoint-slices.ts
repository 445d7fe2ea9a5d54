import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** CVE-2021-25740: who writes EndpointSlices can lead the requests of a Service to pods of other namespaces. */
export const rbacEndpointSlices = resourceRule({
  id: 'kubernetes/rbac-endpoint-slices',
  ...SECURITY_ONLY,
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = allows(rule, 'discovery.k8s.io', ['endpointslices'], ['create', 'update', 'patch']);
      if (word)
        yield {
          message: t('Who writes EndpointSlices can lead requests to other namespaces (CVE-2021-25740)'),
          span: word.span,
        };
    }
  },
});
