import { t } from '@vscode/l10n';
import { accessRulesOf } from './access.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

const GAINS = new Set(['bind', 'escalate', 'impersonate']);

/** With `bind` or `escalate` one gives oneself any right, with `impersonate` one is anybody. */
export const rbacEscalation = resourceRule({
  id: 'kubernetes/rbac-escalation',
  ...SECURITY_HINT,
  knownAs: ['checkov:CKV_K8S_157', 'checkov:CKV_K8S_158', 'checkov:CKV2_K8S_1', 'checkov:CKV2_K8S_3'],
  *check(resource) {
    for (const { verbs, named } of accessRulesOf(resource)) {
      const word = named ? undefined : verbs.find(({ text }) => GAINS.has(text));
      if (word)
        yield { message: t('The verb "{0}" allows privilege escalation', word.text), span: word.span };
    }
  },
});
