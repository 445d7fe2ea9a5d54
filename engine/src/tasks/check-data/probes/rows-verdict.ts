import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { isTolerated, shownShare } from '../exact-share.ts';
import type { Verdict } from '../result.ts';

interface RowCounts {
  /** Rows that were looked at. */
  readonly rows: number;
  readonly failing: number;
  readonly undecided?: number;
  /** Of single columns, where there are several. */
  readonly byColumn?: readonly (readonly [column: string, failing: number])[];
}

/** Columns that a message lists. */
const LISTED = 5;

/** What rows that fail mean for their check. @param tolerate as the suite says it. */
export function rowsVerdict(counts: RowCounts, tolerate: string | undefined): Verdict {
  const { rows, failing, undecided = 0, byColumn = [] } = counts;
  const status = isTolerated(failing, rows, tolerate) ? 'passed' : 'failed';
  const shown = counted(rows, '{0} row', '{0} rows');
  const parts = [
    failing === 0 ? shown : t('failing: {0} of {1} ({2})', failing, shown, shownShare(failing, rows)),
  ];
  if (failing > 0 && tolerate !== undefined) parts.push(t('tolerated: {0}', tolerate));
  const wrong = byColumn.filter(([, count]) => count > 0);
  if (wrong.length > 0) parts.push(listed(wrong));
  if (undecided > 0)
    parts.push(counted(undecided, '{0} row could not be decided', '{0} rows could not be decided'));
  return { status, message: parts.join(', '), rows, failing, ...(undecided > 0 ? { undecided } : {}) };
}

function listed(wrong: readonly (readonly [string, number])[]): string {
  const shown = wrong.slice(0, LISTED).map(([column, count]) => `${column}: ${count}`);
  return [...shown, ...(wrong.length > LISTED ? ['…'] : [])].join(', ');
}
