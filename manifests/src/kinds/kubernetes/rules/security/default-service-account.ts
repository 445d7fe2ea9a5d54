import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { mapsAt } from '../../resources/node-at.ts';
import { isFalse } from './declared-security.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** What the default account may do, all pods of its namespace may that name no other. */
export const defaultServiceAccount = resourceRule({
  id: 'kubernetes/default-service-account',
  ...SECURITY_ONLY,
  whole: true,
  knownAs: ['kube-linter:default-service-account', 'checkov:CKV_K8S_41', 'checkov:CKV_K8S_42'],
  *check({ root, group, kind, name, pods }) {
    const account =
      pods && (scalarOf(pods.spec, 'serviceAccountName') ?? scalarOf(pods.spec, 'serviceAccount'));
    if (account?.text === 'default')
      yield { message: t('The pods use the default service account of their namespace'), span: account.span };
    if (group === 'rbac.authorization.k8s.io')
      for (const subject of mapsAt(root, 'subjects')) {
        const named = scalarOf(subject, 'name');
        if (scalarOf(subject, 'kind')?.text === 'ServiceAccount' && named?.text === 'default')
          yield {
            message: t(
              'Grants permissions to the default service account, which all pods without an account use',
            ),
            span: named.span,
          };
      }
    if (
      group === '' &&
      kind === 'ServiceAccount' &&
      name?.text === 'default' &&
      !isFalse(scalarOf(root, 'automountServiceAccountToken'))
    )
      yield {
        message: t(
          'The token of the default service account is mounted in all pods without an account (automountServiceAccountToken)',
        ),
        span: name.span,
      };
  },
});
