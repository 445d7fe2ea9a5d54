import { t } from '@vscode/l10n';
import { isPValue } from '../../learning/drift/method.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import type { ComparedColumn } from './result.ts';

/** With its threshold, and in which direction drift lies. */
export function scoreText({ method, score, threshold }: ComparedColumn): string {
  return isPValue(method)
    ? t('p = {0}, drift below {1}', shownNumber(score), threshold)
    : t('{0}, drift from {1}', shownNumber(score), threshold);
}

export function verdictText({ drifted }: ComparedColumn): string {
  return drifted ? t('drifted') : t('not drifted');
}
