import { t } from '@vscode/l10n';

/** For a document whose risks cannot be placed. */
export function noRating(): string {
  return t('No rated risks in this document yet. Add the severity and occurrence of a risk.');
}
