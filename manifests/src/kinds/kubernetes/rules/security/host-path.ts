import { t } from '@vscode/l10n';
import { hostPathsOf } from './host-paths.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** The standards for pods (baseline) allow no directory of the node at all. */
export const hostPath = podRule({
  id: 'kubernetes/host-path',
  ...SECURITY_ONLY,
  knownAs: ['polaris:hostPathSet'],
  *check(pods) {
    for (const { path } of hostPathsOf(pods))
      yield { message: t('The pods mount "{0}" from their node (hostPath)', path.text), span: path.span };
  },
});
