import { t } from '@vscode/l10n';
import { limitRule } from './limit-rule.ts';

/** Without a limit a container may use all processors of its node. Contested: a limit slows down what could have run. */
export const cpuLimit = limitRule({
  id: 'kubernetes/cpu-limit',
  severity: 'hint',
  knownAs: [
    'kube-linter:unset-cpu-requirements',
    'kube-score:container-resources',
    'polaris:cpuLimitsMissing',
    'checkov:CKV_K8S_11',
  ],
  resource: 'cpu',
  message: (container) => t('Container "{0}" has no CPU limit (resources.limits.cpu)', container),
});
