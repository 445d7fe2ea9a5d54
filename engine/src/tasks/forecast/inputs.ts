import type { StepName } from '../../learning/series/calendar.ts';
import type { ModelName } from '../../learning/series/forecaster.ts';
import type { Seasonality, Trend } from '../../learning/series/smoothing.ts';

/** What `vitruve/forecast` is given; see `schemas/tasks/forecast.schema.json`. Paths are absolute. */
export interface ForecastInputs {
  readonly data: string;
  readonly output: string;
  readonly value: string;
  readonly horizon: number;
  readonly time?: string;
  readonly group?: string;
  readonly step?: StepName;
  readonly season?: number;
  readonly models?: readonly ModelName[];
  readonly trend?: Trend;
  readonly seasonality?: Seasonality;
  /** `1,1,1` */
  readonly order?: string;
  readonly seasonalOrder?: string;
  /** Percentages. */
  readonly levels?: readonly number[];
  readonly folds?: number;
  readonly missing?: 'error' | 'interpolate';
  /** `mase<=1` */
  readonly require?: readonly string[];
  readonly threads?: number;
}

export const DEFAULTS = {
  models: ['seasonal-naive', 'holt-winters', 'arima'],
  levels: [80, 95],
  folds: 5,
} as const;
