import { t } from '@vscode/l10n';
import { counted } from '../../core/language.ts';
import { durationText } from './budget.ts';
import type { Budget, State } from './measure.ts';
import { shownNumber } from './target-text.ts';

/** The state in words. */
export function stateText(state: State): string {
  switch (state) {
    case 'met':
      return t('met');
    case 'at-risk':
      return t('at risk');
    case 'breached':
      return t('breached');
    case 'no-data':
      return t('no data');
  }
}

/** What is left of an error budget: `21 min 36 s (50 %)`. */
export function budgetLeftText({ time, remaining }: Budget): string {
  return `${durationText(time)} (${shownNumber(remaining * 100)} %)`;
}

/** `12 objectives: 9 met, 1 at risk, 1 breached, 1 without data`. */
export function statesText(states: readonly State[]): string {
  const count = (one: State): number => states.filter((state) => state === one).length;
  return t(
    '{0}: {1} met, {2} at risk, {3} breached, {4} without data',
    counted(states.length, '{0} objective', '{0} objectives'),
    count('met'),
    count('at-risk'),
    count('breached'),
    count('no-data'),
  );
}
