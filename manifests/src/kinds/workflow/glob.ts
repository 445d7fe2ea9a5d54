import { t } from '@vscode/l10n';

/** A fault of a pattern, at a character of it. */
export interface GlobFault {
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

/**
 * What is wrong with a pattern of `branches`, `tags` or `paths`
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet); undefined when nothing is.
 * @param reference true for names of branches and tags, which `git check-ref-format` restricts.
 */
export function globFault(pattern: string, reference: boolean): GlobFault | undefined {
  if (pattern === '') return { at: 0, length: 0, message: t('The pattern is empty') };
  if (!reference) {
    if (pattern.trim() !== pattern)
      return {
        at: 0,
        length: pattern.length,
        message: t('Leading or trailing spaces are part of the path: no file matches'),
      };
    if (/^!?\.{1,2}(?:\/|$)/u.test(pattern))
      return {
        at: 0,
        length: pattern.length,
        message: t('Paths are relative to the repository root: "./" and "../" are not allowed'),
      };
  }
  const start = pattern.startsWith('!') ? 1 : 0;
  if (start === pattern.length) return { at: 0, length: 1, message: t('A pattern is required after "!"') };
  if (reference && pattern[start] === '/')
    return { at: start, length: 1, message: t('A branch or tag name cannot start with "/"') };
  return charactersFault(pattern, start, reference);
}

function charactersFault(pattern: string, start: number, reference: boolean): GlobFault | undefined {
  let repeatable = false;
  for (let at = start; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '\\') {
      // Before other symbols it is not needed and does no harm. Before letters and digits it is meant for a regular expression.
      if (/[^A-Za-z0-9\s]/u.test(pattern[at + 1] ?? '')) at++;
      else if (reference)
        return { at, length: 1, message: t('A branch or tag name cannot contain "{0}"', '\\') };
      repeatable = true;
    } else if (character === '?' || character === '+') {
      if (!repeatable)
        return {
          at,
          length: 1,
          message: t('"{0}" must follow a character', character),
        };
      repeatable = false;
    } else if (character === '*') repeatable = false;
    else if (character === '[') {
      const fault = classFault(pattern, at);
      if (typeof fault !== 'number') return fault;
      at = fault;
      repeatable = true;
    } else if (/[\r\n]/u.test(character))
      return { at, length: 1, message: t('A pattern cannot contain a line break') };
    else if (reference && /[ \t~^:]/u.test(character))
      return { at, length: 1, message: t('A branch or tag name cannot contain "{0}"', character) };
    else repeatable = true;
  }
  const last = pattern.at(-1);
  if (reference && (last === '/' || last === '.'))
    return {
      at: pattern.length - 1,
      length: 1,
      message: t('A branch or tag name cannot end with "{0}"', last),
    };
  return undefined;
}

/** The index of the `]` that closes a class of characters, or what is wrong with it. */
function classFault(pattern: string, open: number): GlobFault | number {
  const close = pattern.indexOf(']', open + 1);
  if (close === -1) return { at: open, length: pattern.length - open, message: t('Missing "]"') };
  const inside = pattern.slice(open + 1, close);
  const whole = { at: open, length: close - open + 1 };
  if (inside === '') return { ...whole, message: t('"[]" matches nothing') };
  if (/^.$/su.test(inside))
    return { ...whole, message: t('"[{0}]" matches only "{0}": write "{0}"', inside) };
  for (const [range, first = '', last = ''] of inside.matchAll(/(.)-(.?)/gu)) {
    if (last === '') return { ...whole, message: t('The range "{0}" has no end', range) };
    if (first > last) return { ...whole, message: t('The range "{0}" is in reverse order', range) };
  }
  return close;
}
