import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { isFalse } from './declared-security.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Pods that name no account get the key of the default one, and seldom use it. Those that name one are taken to need it. */
export const serviceAccountToken = podRule({
  id: 'kubernetes/service-account-token',
  ...SECURITY_HINT,
  whole: true,
  knownAs: ['polaris:automountServiceAccountToken', 'checkov:CKV_K8S_38'],
  *check({ spec, containers }, _resource, alone) {
    const account = scalarOf(spec, 'serviceAccountName') ?? scalarOf(spec, 'serviceAccount');
    const field = scalarOf(spec, 'automountServiceAccountToken');
    if ((account && account.text !== 'default' && account.text !== '') || isFalse(field)) return;
    const at = field ?? account ?? containers[0]?.name ?? containers[0]?.image;
    if (at)
      yield {
        message: t('The service account token is mounted automatically (automountServiceAccountToken)'),
        span: at.span,
        fixes: [fieldFix(alone, spec, ['automountServiceAccountToken'], 'false')],
      };
  },
});
