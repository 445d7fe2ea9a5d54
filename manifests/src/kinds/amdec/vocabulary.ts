import { t } from '@vscode/l10n';
import type { MarkName } from './model.ts';

/** A mark's name, with the sign that French tables give it. */
export function markLabel(name: MarkName): string {
  switch (name) {
    case 'severity':
      return t('severity (G)');
    case 'occurrence':
      return t('occurrence (F)');
    case 'detection':
      return t('detection (D)');
  }
}

/** `G`, `F` or `D`, as in the formula. */
export const MARK_SIGNS: Readonly<Record<MarkName, string>> = {
  severity: 'G',
  occurrence: 'F',
  detection: 'D',
};

/** What an action of a type changes, as people call it. */
export function actionTypeLabel(type: string): string {
  switch (type) {
    case 'prevention':
      return t('prevention');
    case 'detection':
      return t('detection');
    case 'protection':
      return t('protection');
    case 'design':
      return t('design');
    default:
      return type;
  }
}

export function actionStatusLabel(status: string | undefined): string {
  switch (status) {
    case undefined:
    case 'open':
      return t('open');
    case 'in-progress':
      return t('in progress');
    case 'done':
      return t('done');
    case 'cancelled':
      return t('cancelled');
    default:
      return status;
  }
}
