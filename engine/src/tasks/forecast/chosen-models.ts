import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Orders } from '../../learning/series/arima-forecaster.ts';
import type { ModelName } from '../../learning/series/forecaster.ts';
import type { ForecasterChoice } from '../../learning/series/forecasters.ts';
import { DEFAULTS, type ForecastInputs } from './inputs.ts';

/**
 * The models to compare.
 * @throws TaskError for an input of a model that is not compared, which would change nothing.
 */
export function chosenModels(inputs: ForecastInputs): ForecasterChoice {
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
  return { models, trend, seasonality, order: ordersOf(order), seasonalOrder: ordersOf(seasonalOrder) };
}

function ordersOf(text: string | undefined): Orders | undefined {
  const [first, second, third] = text?.split(',').map(Number) ?? [];
  return first === undefined || second === undefined || third === undefined
    ? undefined
    : [first, second, third];
}
