/** The prices of one security, day by day in order of time. Each day has a closing price; others are NaN where they are not known. */
export interface Prices {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** What a price column holds. */
export type PriceName = keyof Prices;

export const PRICE_NAMES: readonly PriceName[] = ['open', 'high', 'low', 'close', 'volume'];
