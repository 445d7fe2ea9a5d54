import type { ForecastErrors } from '../../learning/series/rolling-origin.ts';
import type { ModelName } from '../../learning/series/forecaster.ts';
import type { ForecastSeries } from '../../learning/series/forecast-series.ts';

/** Measures by name: `mae`, `rmse`, `mape`, `mase`, `coverage95`. One that is not defined is not there. */
export type Measures = Readonly<Record<string, number>>;

/** A model on the past of all series. */
export interface ModelMeasures {
  readonly model: ModelName;
  /** Series that it forecasts. */
  readonly chosen: number;
  /** Means over the series that were measured. */
  readonly measures: Measures;
}

/** The models, each with its measures, and those of the models that were chosen. */
export function measuresOf(
  series: readonly ForecastSeries[],
  models: readonly ModelName[],
  levels: readonly number[],
): { readonly models: readonly ModelMeasures[]; readonly chosen: Measures } {
  const errorsOf = (nameOf: (one: ForecastSeries) => ModelName): readonly ForecastErrors[] =>
    series.flatMap((one) => one.errors.get(nameOf(one)) ?? []);
  return {
    models: models.map((model) => ({
      model,
      chosen: series.filter((one) => one.model === model).length,
      measures: means(
        errorsOf(() => model),
        levels,
      ),
    })),
    chosen: means(
      errorsOf(({ model }) => model),
      levels,
    ),
  };
}

function means(errors: readonly ForecastErrors[], levels: readonly number[]): Measures {
  const columns: readonly (readonly [string, (each: ForecastErrors) => number])[] = [
    ['mae', ({ mae }) => mae],
    ['rmse', ({ rmse }) => rmse],
    ['mape', ({ mape }) => mape],
    ['mase', ({ mase }) => mase],
    ...levels.map(
      (level, at) =>
        [`coverage${level}`, ({ coverage }: ForecastErrors) => coverage[at] ?? Number.NaN] as const,
    ),
  ];
  const entries = columns.flatMap(([name, valueOf]) => {
    const values = errors.map(valueOf).filter((value) => Number.isFinite(value));
    return values.length > 0
      ? [[name, values.reduce((sum, value) => sum + value, 0) / values.length] as const]
      : [];
  });
  return Object.fromEntries(entries);
}
