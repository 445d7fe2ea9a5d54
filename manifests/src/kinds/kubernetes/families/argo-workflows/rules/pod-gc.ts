import { t } from '@vscode/l10n';
import { wantedField } from './absent-field.ts';

/** Pods that stay when they are done. */
export const podGc = wantedField({
  id: 'argo-workflows/pod-gc',
  field: 'podGC',
  message: () => t('The workflow has no "podGC": completed pods are kept'),
});
