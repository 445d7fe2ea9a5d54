import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** Who makes pods can have them run as any account of the namespace, with any Secret of it. */
export const rbacCreatePods = accessRule({
  id: 'kubernetes/rbac-create-pods',
  knownAs: ['kube-linter:access-to-create-pods'],
  group: '',
  resources: ['pods'],
  verbs: ['create'],
  message: () => t('Creating pods allows using any service account of the namespace'),
});
