import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import type { Explained } from './run.ts';

type Answer = Pick<Explained, 'unit' | 'class'>;

/** What the numbers are, in words. */
export function whatIsExplained({ unit, class: name }: Answer): string {
  if (name === undefined)
    return unit === 'answer'
      ? t('prediction')
      : unit === 'logarithm'
        ? t('logarithm of the score')
        : t('score');
  switch (unit) {
    case 'answer':
      return t('probability of {0}', String(name));
    case 'log-odds':
      return t('log-odds of {0}', String(name));
    case 'logarithm':
      return t('logarithm of the probability of {0}', String(name));
    case 'score':
      return t('score of {0}', String(name));
  }
}

/** Digits that tell effects apart, in the language of the report. */
export function shownEffect(value: number): string {
  const digits = Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 3 };
  return new Intl.NumberFormat(language(), { ...digits, useGrouping: 'min2' }).format(value);
}

/** With the probability that log-odds stand for. */
export function shownAnswer({ unit }: Answer, value: number): string {
  if (unit !== 'log-odds') return shownEffect(value);
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumSignificantDigits: 3 });
  return t('{0} (probability {1})', shownEffect(value), percent.format(1 / (1 + Math.exp(-value))));
}

/** Where effects are estimates, what they are estimated from; otherwise nothing. */
export function estimateText({ orders }: Pick<Explained, 'orders'>): string | undefined {
  return orders === undefined
    ? undefined
    : t('estimated from {0} orders of the columns', shownEffect(orders));
}

/** A standard error, whose third digit says nothing. */
export function shownError(error: number): string {
  return new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 }).format(error);
}
