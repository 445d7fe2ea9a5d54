import { t } from '@vscode/l10n';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Kinds of applications, besides those that have pods. */
const NAMESPACED = new Set([
  '/ConfigMap',
  '/PersistentVolumeClaim',
  '/Secret',
  '/Service',
  '/ServiceAccount',
  'networking.k8s.io/Ingress',
  'networking.k8s.io/NetworkPolicy',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
]);

/** Everything meets in the default namespace: nobody can give rights or limits to one application. */
export const defaultNamespace = resourceRule({
  id: 'kubernetes/default-namespace',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:use-namespace', 'checkov:CKV_K8S_21'],
  *check({ namespace, pods, name, kind, group }) {
    if (namespace?.text === 'default')
      yield { message: t('The resource is in the "default" namespace'), span: namespace.span };
    const namespaced = pods ?? NAMESPACED.has(`${group}/${kind}`);
    if (!namespace && name && namespaced)
      yield {
        message: t('"{0}" has no namespace: it is created in the current namespace of kubectl', name.text),
        span: name.span,
      };
  },
});
