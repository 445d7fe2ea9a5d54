import { t } from '@vscode/l10n';
import { ownSecurity } from './declared-security.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** An unmasked `/proc` shows and changes settings of the kernel. */
export const procMount = containerRule({
  id: 'kubernetes/proc-mount',
  ...SECURITY_ONLY,
  knownAs: ['kube-linter:unsafe-proc-mount', 'polaris:procMount'],
  *check(container) {
    const field = ownSecurity(container, 'procMount');
    if (field?.text === 'Unmasked')
      yield { message: t('An unmasked /proc exposes kernel settings (procMount)'), span: field.span };
  },
});
