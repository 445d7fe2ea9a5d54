import { isFilledInLater } from '../resources/naming.ts';

/** A value that a program fills in before the server sees it: `${PORT}`, `{{ .Index }}`, `__CA_BUNDLE__`, `ENC[…]` of SOPS. */
export function isPlaceholder(text: string): boolean {
  return isFilledInLater(text) || /^__\w+__$/u.test(text);
}
