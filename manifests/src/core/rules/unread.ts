import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isMarkdown } from '../files/formats.ts';
import type { Settings } from '../settings/settings.ts';
import type { Finding, RuleId, Severity } from '../findings/finding.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Characters of a document that is read. No person wrote a longer one; a file of as many bytes is not read from disk either, but an
 * editor may have one open.
 */
const MOST_CHARACTERS = 10 * MEGABYTE;

/** Markdown takes some 260 bytes of memory for each of its characters. */
const MOST_MARKDOWN = 4 * MEGABYTE;

/** Why a document was not read: the finding on it under some settings, undefined where its rule is off. */
export type Unread = (settings: Settings) => Finding | undefined;

export function isTooLong(document: TextDocument): boolean {
  return document.getText().length > mostCharacters(document);
}

function mostCharacters(document: TextDocument): number {
  return isMarkdown(document) ? MOST_MARKDOWN : MOST_CHARACTERS;
}

/**
 * Why a document that is too long was not read.
 * @param severity what it weighs unless the settings say otherwise.
 */
export function tooLong(document: TextDocument, severity: Severity): Unread {
  const megabytes = String(mostCharacters(document) / MEGABYTE);
  const message = t('This document is larger than {0} MB and was not read', megabytes);
  return (settings) => atTheTop('document/not-read', message, settings, severity);
}

/** The problem of a parser that read nothing of a document, as its only finding. */
export function unreadBy(problems: readonly Finding[]): Unread | undefined {
  const problem = problems.find(({ rule }) => rule === 'document/not-read');
  return problem && ((settings) => atTheTop(problem.rule, problem.message, settings));
}

/** Why a document was not read whose reading failed, which is a fault of Vitruve. */
export function notRead(error: unknown): Unread {
  const message = t(
    'Vitruve failed to read this document, and nothing in it was checked: {0}',
    reasonOf(error),
  );
  return (settings) => atTheTop('document/not-read', message, settings);
}

/** The finding on a document of which a check failed, which is a fault of Vitruve; undefined where its rule is off. */
export function notChecked(rule: RuleId, error: unknown, settings: Settings): Finding | undefined {
  const message = t('Vitruve failed to check "{0}" in this document: {1}', rule, reasonOf(error));
  return atTheTop('document/not-checked', message, settings);
}

/** The finding on a document whose checks failed as a whole. */
export function nothingChecked(error: unknown, settings: Settings): Finding | undefined {
  const message = t('Vitruve failed to check this document: {0}', reasonOf(error));
  return atTheTop('document/not-checked', message, settings);
}

function atTheTop(
  rule: RuleId,
  message: string,
  { rules }: Settings,
  otherwise: Severity = 'error',
): Finding | undefined {
  const severity = rules[rule] ?? otherwise;
  return severity === 'off' ? undefined : { rule, severity, message, span: { start: 0, end: 0 } };
}

/** An error on one line, without its stack: it is part of a message. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0] ?? '';
}
