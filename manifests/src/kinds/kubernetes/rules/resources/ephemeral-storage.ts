import { t } from '@vscode/l10n';
import { STRICT_ONLY } from '../severities.ts';
import { limitRule } from './limit-rule.ts';

/** Logs and scratch files of one container can fill the disk of its node. */
export const ephemeralStorage = limitRule({
  id: 'kubernetes/ephemeral-storage',
  ...STRICT_ONLY,
  knownAs: ['kube-score:container-ephemeral-storage-request-and-limit', 'kube-score:container-resources'],
  resource: 'ephemeral-storage',
  message: (container) => t('Container "{0}" has no ephemeral-storage limit (resources.limits)', container),
});
