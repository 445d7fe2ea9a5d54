import { t } from '@vscode/l10n';
import { wantedField } from './absent-field.ts';

/** Workflows that are never deleted. */
export const ttlStrategy = wantedField({
  id: 'argo-workflows/ttl-strategy',
  field: 'ttlStrategy',
  message: () => t('The workflow has no "ttlStrategy": it is kept forever after completion'),
});
