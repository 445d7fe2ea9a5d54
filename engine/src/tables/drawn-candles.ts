import { t } from '@vscode/l10n';
import { candlesSvg, inPeriods, type CandlePeriod, type Direction, type PriceSeries } from '@vitruve/drawing';
import { shownNumber } from './shown-number.ts';

/** Prices as they are drawn. */
export interface DrawnCandles {
  readonly svg: string;
  /** In the periods that are drawn. */
  readonly series: PriceSeries;
  /** With what a candle stands for, where it is longer than a row. */
  readonly title: string;
  readonly isJoined: boolean;
}

/** Draws prices as candles: of days, or of longer periods where there are too many. */
export function drawCandles(given: PriceSeries, name: string): DrawnCandles {
  const { series, period: length } = inPeriods(given);
  const isJoined = length !== 'day';
  const title = isJoined ? t('{0}, {1}', name, periodText(length)) : name;
  const labels = {
    close: t('Closing price'),
    rises: t('Close at or above open'),
    falls: t('Close below open'),
    predictedUp: t('UP'),
    predictedDown: t('DOWN'),
  };
  return { svg: candlesSvg({ series, labels, shown: shownNumber }, title), series, title, isJoined };
}

function periodText(period: Exclude<CandlePeriod, 'day'>): string {
  switch (period) {
    case 'week':
      return t('by week');
    case 'month':
      return t('by month');
    case 'quarter':
      return t('by quarter');
    case 'year':
      return t('by year');
    default:
      return t('by {0} rows', period);
  }
}

/** What is written for a rise and a fall, in lower case: classes of models, and words of charts. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ...{ '1': 'up', up: 'up', true: 'up', rise: 'up', hausse: 'up' },
  ...{ '0': 'down', '-1': 'down', down: 'down', false: 'down', fall: 'down', baisse: 'down' },
};

/**
 * What a prediction says of the price; null for none.
 * @param unknown for another value: none, unless it throws.
 */
export function directionOf(prediction: string, unknown: () => null = () => null): Direction | null {
  const key = prediction.trim().toLowerCase();
  if (key === '') return null;
  return Object.hasOwn(DIRECTIONS, key) ? (DIRECTIONS[key] ?? null) : unknown();
}
