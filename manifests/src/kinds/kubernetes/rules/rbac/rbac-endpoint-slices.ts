import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** CVE-2021-25740: who writes EndpointSlices can lead the requests of a Service to pods of other namespaces. */
export const rbacEndpointSlices = accessRule({
  id: 'kubernetes/rbac-endpoint-slices',
  group: 'discovery.k8s.io',
  resources: ['endpointslices'],
  verbs: ['create', 'update', 'patch'],
  message: () => t('Writing EndpointSlices allows redirecting traffic to other namespaces (CVE-2021-25740)'),
});
