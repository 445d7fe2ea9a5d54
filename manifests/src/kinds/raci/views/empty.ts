import { t } from '@vscode/l10n';

/** For a document without a matrix. */
export function noMatrix(): string {
  return t('No responsibility matrix in this document yet. Add activities and roles; completion helps.');
}
