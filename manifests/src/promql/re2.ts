import { t } from '@vscode/l10n';

/**
 * What is wrong with a regular expression as RE2 reads it; undefined for one that it takes, and for one of which we cannot be
 * sure: JavaScript's own reader, which is laxer, judges what the two have in common.
 */
export function re2Problem(pattern: string): string | undefined {
  const foreign = /\(\?(?:=|!|<[=!])/u.exec(withoutClasses(pattern));
  if (foreign) return t('RE2 knows no look-around: "{0}"', foreign[0]);
  if (/(?<!\\)(?:\\\\)*\\[1-9]/u.test(withoutClasses(pattern))) return t('RE2 knows no back-references');
  if (/\\Q|\\[zAC]|\[\[:/u.test(pattern)) return undefined;
  const common = pattern
    .replaceAll(/\(\?P?<(\w+)>/gu, '(')
    .replaceAll(/\(\?[imsU-]+:/gu, '(?:')
    .replaceAll(/\(\?[imsU-]+\)/gu, '');
  try {
    new RegExp(common);
    return undefined;
  } catch (error) {
    return t('This is no regular expression: {0}', (error as Error).message.replace(/^.*\/: /u, ''));
  }
}

function withoutClasses(pattern: string): string {
  return pattern.replaceAll(/\\[\\[]/gu, '..').replaceAll(/\[(?:\\.|[^\]\\])*\]/gu, '');
}
