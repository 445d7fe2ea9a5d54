import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { arima, type Orders } from '../../learning/series/arima-forecaster.ts';
import { BOOSTING_ON_LAGS } from '../../learning/series/boosting-lags.ts';
import type { Forecaster, ModelName } from '../../learning/series/forecaster.ts';
import { holtWinters } from '../../learning/series/holt-winters.ts';
import { SEASONAL_NAIVE } from '../../learning/series/seasonal-naive.ts';
import { DEFAULTS, type ForecastInputs } from './inputs.ts';

/**
 * The models to compare.
 * @throws TaskError for an input of a model that is not compared, which would change nothing.
 */
export function forecastersOf(inputs: ForecastInputs): readonly Forecaster[] {
  const { models = DEFAULTS.models, trend, seasonality, order, seasonalOrder } = inputs;
  const mustBe = (model: ModelName, name: string, value: unknown): void => {
    if (value !== undefined && !models.includes(model))
      throw new TaskError(
        t('"{0}" is an option of the model "{1}", which is not among the models', name, model),
      );
  };
  mustBe('holt-winters', 'trend', trend);
  mustBe('holt-winters', 'seasonality', seasonality);
  mustBe('arima', 'order', order);
  mustBe('arima', 'seasonalOrder', seasonalOrder);
  if (seasonalOrder !== undefined && order === undefined)
    throw new TaskError(t('"{0}" also requires "{1}"', 'seasonalOrder', 'order'));
  const known: Readonly<Record<ModelName, () => Forecaster>> = {
    'seasonal-naive': () => SEASONAL_NAIVE,
    'holt-winters': () => holtWinters({ trend, seasonality }),
    arima: () => arima({ order: ordersOf(order), seasonalOrder: ordersOf(seasonalOrder) }),
    boosting: () => BOOSTING_ON_LAGS,
  };
  return models.map((name) => known[name]());
}

function ordersOf(text: string | undefined): Orders | undefined {
  const [first, second, third] = text?.split(',').map(Number) ?? [];
  return first === undefined || second === undefined || third === undefined
    ? undefined
    : [first, second, third];
}
