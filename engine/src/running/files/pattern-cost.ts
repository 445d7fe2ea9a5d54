import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';

/** Repetitions in one name of a pattern: the time of matching grows with the power of them. */
const MOST_WILDCARDS = 3;

/** What repeats: wildcards, the groups `+(a)`, `*(a)` and `!(a)`, and a plus behind a bracket, which the matcher takes as one too. */
const REPETITION = /[+!](?=\()|\*+|(?<=[)\]}])\+/gu;

/**
 * What may take twice the time with each character: a group that repeats with a wildcard or a group in it, `+(a*)`, and groups that
 * regular expressions repeat, `(a|b)+` and `(a+)`.
 */
const NESTED_GROUP = /[+*]\([^)]*[*+?(]|[)}]\+|\([^)]*\+/u;

/** The alternatives of a group that repeats. */
const REPEATED = /[+*]\(([^)]*)\)/gu;

/**
 * Refuses a pattern that would take very long to match: it may stand in a configuration that somebody else wrote.
 * @throws UserError
 */
export function refuseCostly(pattern: string): void {
  const most = Math.max(...pattern.split('/').map((name) => name.match(REPETITION)?.length ?? 0));
  if (most <= MOST_WILDCARDS && !NESTED_GROUP.test(pattern) && !isAmbiguous(pattern)) return;
  throw new UserError(
    t('Pattern "{0}" has too many wildcards: at most {1} in one name are allowed', pattern, MOST_WILDCARDS),
  );
}

/** True where a text may be read in several ways: two alternatives of a group that repeats begin alike, `+(a|ab)`. */
function isAmbiguous(pattern: string): boolean {
  return [...pattern.matchAll(REPEATED)].some(([, group = '']) => {
    const beginnings = group.split('|').map((one) => one.charAt(0).toLowerCase());
    return (
      beginnings.includes('') || beginnings.includes('[') || new Set(beginnings).size < beginnings.length
    );
  });
}
