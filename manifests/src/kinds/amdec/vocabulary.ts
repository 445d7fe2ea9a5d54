import { t } from '@vscode/l10n';
import type { RatingName } from './model.ts';

/** A mark's name, with its sign in the formula. */
export function ratingLabel(name: RatingName): string {
  switch (name) {
    case 'severity':
      return t('severity (S)');
    case 'occurrence':
      return t('occurrence (O)');
    case 'detection':
      return t('detection (D)');
  }
}

/** The sign of a rating in the formula: `S`, `O` and `D` in English, `G`, `F` and `D` in French. */
export function ratingSign(name: RatingName): string {
  switch (name) {
    case 'severity':
      return t('S');
    case 'occurrence':
      return t('O');
    case 'detection':
      return t('D');
  }
}

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
