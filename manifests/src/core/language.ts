import { config, t } from '@vscode/l10n';

export type Language = 'en' | 'fr';

let current: Language = 'en';

/**
 * Sets the language of all messages, once, at the start of the process.
 * @param bundle French text by English text; messages that it lacks stay English.
 */
export function setLanguage(language: Language, bundle: Readonly<Record<string, string>> = {}): void {
  current = language;
  config({ contents: language === 'fr' ? { ...bundle } : {} });
}

/** The language of messages, for texts that are not messages: descriptions in schemas, pages, templates. */
export function language(): Language {
  return current;
}

/** The language that a BCP 47 tag or a POSIX locale (`fr_FR.UTF-8`) asks for: one that we have. */
export function languageOf(tag: string | undefined): Language {
  return /^fr(?:[-_.@]|$)/iu.test(tag ?? '') ? 'fr' : 'en';
}

/** `count` things, with the right form of their name. */
export function counted(count: number, one: string, other: string): string {
  const plural = current === 'fr' ? count > 1 : count !== 1;
  return t(plural ? other : one, count);
}
