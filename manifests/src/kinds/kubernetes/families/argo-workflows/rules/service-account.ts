import { t } from '@vscode/l10n';
import { wantedField } from './absent-field.ts';

/** Workflows that run as the default service account. */
export const serviceAccount = wantedField({
  id: 'argo-workflows/service-account',
  field: 'serviceAccountName',
  message: () => t('The workflow uses the default service account: set "serviceAccountName"'),
});
