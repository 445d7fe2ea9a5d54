import { t } from '@vscode/l10n';
import { limitRule } from './limit-rule.ts';

/** Without a limit a leak in one container takes the memory of its neighbours. */
export const memoryLimit = limitRule({
  id: 'kubernetes/memory-limit',
  severity: 'hint',
  knownAs: [
    'kube-linter:unset-memory-requirements',
    'kube-score:container-resources',
    'polaris:memoryLimitsMissing',
    'checkov:CKV_K8S_13',
  ],
  resource: 'memory',
  message: (container) => t('Container "{0}" has no memory limit (resources.limits.memory)', container),
});
