import { t } from '@vscode/l10n';

/** For a document whose risks cannot be placed. */
export function noRating(): string {
  return t('This document holds no risk with marks yet. Give a risk its severity and its occurrence.');
}
