import { chooseArima } from './arima-choice.ts';
import { arimaAhead, fitArima, orderText, type ArimaOrder } from './arima.ts';
import { normalIntervals, SeriesFault, type Forecaster } from './forecaster.ts';

/** Orders of the steps and of the seasons. */
export type Orders = readonly [autoregressive: number, differences: number, movingAverage: number];

/** Orders that are asked for; all are chosen where none of the steps are named. */
export interface ArimaOptions {
  readonly order?: Orders | undefined;
  readonly seasonalOrder?: Orders | undefined;
}

/** Steps of a season, at most: an exact likelihood takes the square of it for each step. */
export const LONGEST_SEASON = 60;

/** Seasonal ARIMA models (Box and Jenkins, 1970), estimated by exact maximum likelihood. */
export function arima({ order, seasonalOrder }: ArimaOptions): Forecaster {
  return {
    name: 'arima',
    least: (season) => {
      const [p, d, q] = order ?? [0, 1, 0];
      const [seasonalP, seasonalD, seasonalQ] = seasonalOrder ?? [0, 0, 0];
      const lost = d + season * seasonalD;
      const parameters = p + q + seasonalP + seasonalQ + 2;
      return Math.max(8, 2 * season, lost + parameters + 3);
    },
    fit: (values, season) => {
      if (season > LONGEST_SEASON) throw new SeriesFault('season too long');
      const named = order && namedOrder(order, seasonalOrder, season);
      const fit = named ? fitArima(values, named) : chooseArima(values, season);
      return {
        form: orderText(fit.order),
        forecast: (horizon, shares) => {
          const ahead = arimaAhead(values, fit.order, fit.parameters, fit.variance, horizon);
          return {
            values: ahead.values,
            intervals: normalIntervals(ahead.values, ahead.deviations, shares),
          };
        },
      };
    },
  };
}

/** With a mean where nothing is differenced, as statsmodels. */
function namedOrder([p, d, q]: Orders, seasonalOrder: Orders | undefined, season: number): ArimaOrder {
  const [seasonalP, seasonalD, seasonalQ] = seasonalOrder ?? [0, 0, 0];
  const seasonal = { p: seasonalP, d: seasonalD, q: seasonalQ };
  return { p, d, q, seasonal, season: seasonalOrder ? season : 1, hasMean: d + seasonalD === 0 };
}
