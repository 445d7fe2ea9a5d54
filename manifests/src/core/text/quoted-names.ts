import { t } from '@vscode/l10n';

/**
 * Names in the quotation marks of the user's language, with commas between them.
 * @param most names that are written; an ellipsis stands for the others.
 */
export function quotedNames(names: readonly string[], most = names.length): string {
  const written = names.slice(0, most).map((name) => t('"{0}"', name));
  return written.join(', ') + (names.length > most ? ' …' : '');
}
