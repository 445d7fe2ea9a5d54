import { t } from '@vscode/l10n';
import { UserError } from '@vitruve/workspace';

/** Wildcards in one name of a pattern: the time of matching grows with the power of them. */
const MOST_WILDCARDS = 3;

/** Groups that may repeat, `+(a|b)` and `*(a|b)`, with a wildcard or a group in them: their time may double with each character. */
const NESTED_GROUP = /[+*]\([^)]*[*+?(]/u;

/**
 * Refuses a pattern that would take very long to match: it may stand in a configuration that somebody else wrote.
 * @throws UserError
 */
export function refuseCostly(pattern: string): void {
  const most = Math.max(...pattern.split('/').map((name) => name.match(/\*+/gu)?.length ?? 0));
  if (most <= MOST_WILDCARDS && !NESTED_GROUP.test(pattern)) return;
  throw new UserError(
    t('Pattern "{0}" has too many wildcards: at most {1} in one name are allowed', pattern, MOST_WILDCARDS),
  );
}
