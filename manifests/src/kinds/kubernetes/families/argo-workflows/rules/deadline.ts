import { t } from '@vscode/l10n';
import { wantedField } from './absent-field.ts';

/** Workflows that may run for ever. */
export const deadline = wantedField({
  id: 'argo-workflows/deadline',
  field: 'activeDeadlineSeconds',
  message: () => t('The workflow has no "activeDeadlineSeconds": it can run forever'),
});
