import type { Severity } from '@vitruve/manifests';
import { SEVERITIES, type CheckResult } from './result.ts';

/** When a check fails. */
export interface FailureLimits {
  /** Findings of this severity or a graver one fail it; errors unless it is given. */
  readonly failOn?: Severity;
  /** More warnings fail it. */
  readonly maxWarnings?: number;
}

/** What a check comes to. `unread`: a file that was asked for could not be read, or holds nothing that was checked. */
export type CheckStatus = 'passed' | 'failed' | 'unread';

export function statusOf(
  { counts, unread, unchecked }: CheckResult,
  { failOn = 'error', maxWarnings = Infinity }: FailureLimits,
): CheckStatus {
  if (unread.some(({ problem }) => problem !== 'vanished') || unchecked.length > 0) return 'unread';
  const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return grave.some((severity) => counts[severity] > 0) || counts.warning > maxWarnings ? 'failed' : 'passed';
}
