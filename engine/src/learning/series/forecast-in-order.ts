import {
  forecastSeries,
  type ForecastOptions,
  type ForecastSeries,
  type Obstacle,
} from './forecast-series.ts';
import { forecastersOf, type ForecasterChoice } from './forecasters.ts';

/** How all series are forecast: plain values, which go from process to process. */
export interface ForecastSetting extends Omit<ForecastOptions, 'forecasters'> {
  readonly choice: ForecasterChoice;
}

export type ForecastOutcome = ForecastSeries | Obstacle;

/** Forecasts series one after the other, at one go. */
export function forecastInOrder(
  series: readonly Float64Array[],
  setting: ForecastSetting,
): readonly ForecastOutcome[] {
  const options = { ...setting, forecasters: forecastersOf(setting.choice) };
  return series.map((values) => {
    const work = forecastSeries(values, options);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
    }
  });
}
