import { t } from '@vscode/l10n';
import { RE2JS, RE2JSSyntaxException } from 're2js';

/** Compiled patterns, or why there is none: the same few stand in thousands of documents. */
const known = new Map<string, RE2JS | RE2JSSyntaxException>();
const MAX_KNOWN = 1000;

/** Work that one trial may be, in characters times steps of the program: some 10 ms. What is more is not tried. */
const MAX_WORK = 2_000_000;

/**
 * Whether a pattern of Go's engine, which Kubernetes and Prometheus read theirs with, is found in a text. It takes linear time
 * whatever the pattern is, where the engine of JavaScript can take exponential time.
 * @returns undefined for what is no pattern, and for what is too much to try.
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
  if (around !== undefined) return t('RE2 knows no look-around: "{0}"', around);
  if (/^\\[1-9]/u.test(part)) return t('RE2 knows no back-references');
  return t('This is no regular expression: {0}: "{1}"', described(compiled.getDescription()), part);
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
      return t('a range that is none');
    case 'invalid escape sequence':
      return t('an escape that is not known');
    case 'invalid named capture':
      return t('a name of a group that is none');
    case 'invalid nested repetition operator':
      return t('a repetition of a repetition');
    case 'invalid repeat count':
      return t('more than 1000 repetitions');
    case 'missing closing ]':
    case 'missing closing )':
    case 'unexpected )':
      return t('a bracket without its other half');
    case 'missing argument to repetition operator':
      return t('a repetition of nothing');
    case 'trailing backslash at end of expression':
      return t('a backslash at the end');
    default:
      return fault;
  }
}
