import { t } from '@vscode/l10n';
import { RE2JS, RE2JSSyntaxException } from 're2js';

/** Compiled patterns, or why there is none: the same few are in thousands of documents. */
const known = new Map<string, RE2JS | RE2JSSyntaxException>();
const MAX_KNOWN = 1000;

/** Work that one trial may be, in characters times steps of the program: some 10 ms. What is more is not tried. */
const MAX_WORK = 2_000_000;

/**
 * Whether a pattern of Go's engine, which Kubernetes, Prometheus and actionlint read theirs with, is found in a text. It takes linear
 * time whatever the pattern is, where the engine of JavaScript can take exponential time: whatever a file says is tried here.
 * @returns undefined for what is not a pattern, and for what is too much to try.
 */
export function findsRe2(pattern: string, text: string): boolean | undefined {
  const compiled = compile(pattern);
  if (!(compiled instanceof RE2JS) || compiled.programSize() * text.length > MAX_WORK) return undefined;
  return compiled.test(text);
}

/** What is wrong with a pattern, as Go's engine reads it; undefined for one that it takes. */
export function re2Problem(pattern: string): string | undefined {
  const compiled = compile(pattern);
  if (compiled instanceof RE2JS) return undefined;
  const part = compiled.getPattern() ?? pattern;
  const [around] = /^\(\?<?[=!]/u.exec(part) ?? [];
  if (around !== undefined) return t('RE2 does not support lookaround: "{0}"', around);
  if (/^\\[1-9]/u.test(part)) return t('RE2 does not support backreferences');
  return t('Invalid regular expression: {0}: "{1}"', described(compiled.getDescription()), part);
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
