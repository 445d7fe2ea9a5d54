import type { Convention } from './convention.ts';
import { bands, convergence, relativeStrength } from './oscillators.ts';
import type { PriceName, Prices } from './prices.ts';
import { SEED } from './convention.ts';
import { exponentialMean } from './smoothing.ts';
import { movingDeviation, movingMean, movingReturn } from './windows.ts';

/** A technical indicator of a security. */
export interface Indicator {
  readonly name: string;
  /** The prices that it is made of. */
  readonly needs: readonly PriceName[];
  /** One value for each day; NaN where it has none, infinite where a divisor is 0. */
  readonly values: (prices: Prices, convention: Convention) => Float64Array;
}

/** Indicators of one name, or of names that differ in a number of days. */
interface Family {
  readonly pattern: RegExp;
  readonly needs: readonly PriceName[];
  readonly values: (prices: Prices, convention: Convention, days: number) => Float64Array;
}

const RSI_DAYS = 14;
const VOLUME_DAYS = 20;

const FAMILIES: readonly Family[] = [
  { pattern: /^SMA_(\d+)$/u, needs: ['close'], values: ({ close }, _, days) => movingMean(close, days) },
  {
    pattern: /^EMA_(\d+)$/u,
    needs: ['close'],
    values: ({ close }, convention, days) => exponentialMean(close, days, SEED[convention]),
  },
  {
    pattern: /^RSI(?:_(\d+))?$/u,
    needs: ['close'],
    values: ({ close }, _, days) => relativeStrength(close, days),
  },
  {
    pattern: /^MACD$/u,
    needs: ['close'],
    values: ({ close }, convention) => convergence(close, convention).line,
  },
  {
    pattern: /^MACD_Signal$/u,
    needs: ['close'],
    values: ({ close }, convention) => convergence(close, convention).signal,
  },
  {
    pattern: /^MACD_Hist$/u,
    needs: ['close'],
    values: ({ close }, convention) => convergence(close, convention).histogram,
  },
  {
    pattern: /^BB_Width$/u,
    needs: ['close'],
    values: ({ close }, convention) => bands(close, convention).width,
  },
  {
    pattern: /^BB_Position$/u,
    needs: ['close'],
    values: ({ close }, convention) => bands(close, convention).position,
  },
  {
    pattern: /^Volatility_(\d+)d$/u,
    needs: ['close'],
    values: ({ close }, _, days) => movingDeviation(movingReturn(close, 1), days, 1),
  },
  {
    pattern: /^Return_(\d+)d$/u,
    needs: ['close'],
    values: ({ close }, _, days) => movingReturn(close, days),
  },
  {
    pattern: /^Volume_Ratio$/u,
    needs: ['volume'],
    values: ({ volume }) => ratio(volume, movingMean(volume, VOLUME_DAYS)),
  },
  {
    pattern: /^High_Low_Range$/u,
    needs: ['high', 'low', 'close'],
    values: ({ high, low, close }) => ratio(difference(high, low), close),
  },
  {
    pattern: /^Close_Position$/u,
    needs: ['high', 'low', 'close'],
    values: ({ high, low, close }) => ratio(difference(close, low), difference(high, low)),
  },
  {
    pattern: /^Gap$/u,
    needs: ['open', 'close'],
    values: ({ open, close }) => open.map((value, day) => value / (close[day - 1] ?? Number.NaN) - 1),
  },
];

/** The indicators that are made unless others are asked for. */
export const USUAL: readonly string[] = [
  ...[5, 10, 20, 50].map((days) => `SMA_${days}`),
  ...[5, 10, 20].map((days) => `EMA_${days}`),
  ...['RSI', 'MACD', 'MACD_Signal', 'MACD_Hist', 'BB_Width', 'BB_Position'],
  ...['Volatility_10d', 'Volatility_20d', 'Return_1d', 'Return_5d', 'Return_10d'],
  ...['Volume_Ratio', 'High_Low_Range', 'Close_Position', 'Gap'],
];

/** @param name one that the schema of the task allows. */
export function indicatorOf(name: string): Indicator {
  for (const { pattern, needs, values } of FAMILIES) {
    const match = pattern.exec(name);
    if (!match) continue;
    const days = Number(match[1] ?? RSI_DAYS);
    return { name, needs, values: (prices, convention) => values(prices, convention, days) };
  }
  throw new Error(`An indicator that the schema should not allow: ${name}`);
}

function difference(values: Float64Array, others: Float64Array): Float64Array {
  return values.map((value, day) => value - (others[day] ?? Number.NaN));
}

function ratio(values: Float64Array, others: Float64Array): Float64Array {
  return values.map((value, day) => value / (others[day] ?? Number.NaN));
}
