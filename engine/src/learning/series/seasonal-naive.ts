import { differenced } from './differences.ts';
import { normalIntervals, type Forecaster } from './forecaster.ts';

/**
 * What was a season ago comes again; without a season, what was last. Its intervals take the changes from season to season for a
 * random walk (Hyndman and Athanasopoulos, Forecasting, 5.5).
 */
export const SEASONAL_NAIVE: Forecaster = {
  name: 'seasonal-naive',
  least: (season) => season + 1,
  fit: (values, season) => {
    const changes = differenced(values, season);
    const variance = changes.reduce((sum, change) => sum + change ** 2, 0) / changes.length;
    const last = values.subarray(-season);
    return {
      form: '',
      forecast: (horizon, shares) => {
        const ahead = Float64Array.from({ length: horizon }, (_, step) => last[step % season] ?? 0);
        const deviations = ahead.map((_, step) => Math.sqrt(variance * (Math.floor(step / season) + 1)));
        return { values: ahead, intervals: normalIntervals(ahead, deviations, shares) };
      },
    };
  },
};
