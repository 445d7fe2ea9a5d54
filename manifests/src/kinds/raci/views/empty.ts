import { t } from '@vscode/l10n';

/** For a document without a matrix. */
export function noMatrix(): string {
  return t('This document holds no responsibility matrix yet. Write activities and roles: completion helps.');
}
