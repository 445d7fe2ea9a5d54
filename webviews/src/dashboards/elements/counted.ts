import { t } from '@vscode/l10n';

/** `count` things, with the form of their name that the language of the page wants. */
export function counted(count: number, one: string, other: string, ...more: readonly string[]): string {
  const plural = document.documentElement.lang.startsWith('fr') ? count > 1 : count !== 1;
  return t(plural ? other : one, count, ...more);
}
