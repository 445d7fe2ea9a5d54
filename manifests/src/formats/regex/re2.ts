import { t } from '@vscode/l10n';
import { RE2JS, RE2JSSyntaxException } from 're2js';

/** Compiled patterns, or why there is none: the same few are in thousands of documents. */
const known = new Map<string, RE2JS | RE2JSSyntaxException>();
const MAX_KNOWN = 1000;

/** Work that one trial may be, in characters times steps of the program: some 10 ms. What is more is not tried. */
const MAX_WORK = 2_000_000;

/** Characters of a pattern that is read. Longer ones take seconds, and nobody writes them. */
const MAX_LENGTH = 20_000;

/**
 * Size of the program that a pattern may become, as far as it can be told beforehand: each count may repeat all of it, and a class of
 * Unicode is some thirty ranges. A few characters, `x{1000}` again and again, would take seconds otherwise.
 */
const MAX_PROGRAM = 50_000;
const UNICODE_CLASS = 30;

/**
 * Whether a pattern of Go's engine, which Kubernetes, Prometheus and actionlint read theirs with, is found in a text. It takes linear
 * time whatever the pattern is, where the engine of JavaScript can take exponential time: whatever a file says is tried here.
 * @returns undefined for what is not a pattern, and for what is too much to try.
 */
export function findsRe2(pattern: string, text: string): boolean | undefined {
  if (isTooLarge(pattern)) return undefined;
  const compiled = compile(pattern);
  if (!(compiled instanceof RE2JS) || compiled.programSize() * text.length > MAX_WORK) return undefined;
  return compiled.test(text);
}

/** What is wrong with a pattern, as Go's engine reads it; undefined for one that it takes, and for one that is too large to try. */
export function re2Problem(pattern: string): string | undefined {
  if (isTooLarge(pattern)) return undefined;
  const compiled = compile(pattern);
  if (compiled instanceof RE2JS) return undefined;
  const part = compiled.getPattern() ?? pattern;
  const [around] = /^\(\?<?[=!]/u.exec(part) ?? [];
  if (around !== undefined) return t('RE2 does not support lookaround: "{0}"', around);
  if (/^\\[1-9]/u.test(part)) return t('RE2 does not support backreferences');
  return t('Invalid regular expression: {0}: "{1}"', described(compiled.getDescription()), part);
}

/** Told from the text alone, in one pass: what is too large must not be parsed either. */
function isTooLarge(pattern: string): boolean {
  if (pattern.length > MAX_LENGTH) return true;
  const counts = [...pattern.matchAll(/\{(\d{1,4})(?:,(\d{1,4}))?/gu)].map(([, least, most]) =>
    Math.max(Number(least), Number(most ?? 0)),
  );
  const classes = pattern.match(/\\p/giu)?.length ?? 0;
  return (pattern.length + classes * UNICODE_CLASS) * Math.max(1, ...counts) > MAX_PROGRAM;
}

function compile(pattern: string): RE2JS | RE2JSSyntaxException {
  const found = known.get(pattern);
  if (found) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  const compiled = compiledOrFault(pattern);
  known.set(pattern, compiled);
  return compiled;
}

function compiledOrFault(pattern: string): RE2JS | RE2JSSyntaxException {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return error;
    throw error;
  }
}

/** What Go's engine says, in the user's language. */
function described(fault: string): string {
  switch (fault) {
    case 'invalid character class':
    case 'invalid character class range':
      return t('invalid range');
    case 'invalid escape sequence':
      return t('unknown escape sequence');
    case 'invalid named capture':
      return t('invalid group name');
    case 'invalid nested repetition operator':
      return t('nested repetition');
    case 'invalid repeat count':
      return t('repetition count above 1000');
    case 'missing closing ]':
    case 'missing closing )':
    case 'unexpected )':
      return t('unbalanced bracket');
    case 'missing argument to repetition operator':
      return t('nothing to repeat');
    case 'trailing backslash at end of expression':
      return t('trailing backslash');
    default:
      return fault;
  }
}
