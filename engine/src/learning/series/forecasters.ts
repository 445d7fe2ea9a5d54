import { arima, type ArimaOptions } from './arima-forecaster.ts';
import { BOOSTING_ON_LAGS } from './boosting-lags.ts';
import type { Forecaster, ModelName } from './forecaster.ts';
import { holtWinters, type HoltWintersOptions } from './holt-winters.ts';
import { SEASONAL_NAIVE } from './seasonal-naive.ts';

/** The models to compare, with what is asked of them: plain values, which go from process to process. */
export interface ForecasterChoice extends HoltWintersOptions, ArimaOptions {
  readonly models: readonly ModelName[];
}

/** The models of a choice, in its order. */
export function forecastersOf({
  models,
  trend,
  seasonality,
  order,
  seasonalOrder,
}: ForecasterChoice): readonly Forecaster[] {
  const known: Readonly<Record<ModelName, () => Forecaster>> = {
    'seasonal-naive': () => SEASONAL_NAIVE,
    'holt-winters': () => holtWinters({ trend, seasonality }),
    arima: () => arima({ order, seasonalOrder }),
    boosting: () => BOOSTING_ON_LAGS,
  };
  return models.map((name) => known[name]());
}
