import { t } from '@vscode/l10n';

/** What may become of a decision. */
export const STATUSES = ['draft', 'proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;
export type StatusName = (typeof STATUSES)[number];

/** The status in the words of the person who reads, with a capital. */
export function statusLabel(status: string): string {
  switch (status) {
    case 'draft':
      return t('Draft');
    case 'proposed':
      return t('Proposed');
    case 'accepted':
      return t('Accepted');
    case 'rejected':
      return t('Rejected');
    case 'deprecated':
      return t('Deprecated');
    case 'superseded':
      return t('Superseded');
    default:
      return t('Unknown status');
  }
}
