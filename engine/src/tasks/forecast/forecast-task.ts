import schema from '@vitruve/schemas/tasks/forecast.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { requirementOf } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task } from '../../running/task.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import { chosenModels } from './chosen-models.ts';
import type { ForecastInputs } from './inputs.ts';
import { measureLines, reportOf, summaryOf } from './report.ts';
import { runForecast, type ForecastResult } from './run.ts';

/** Another version makes other forecasts of the same inputs. */
const VERSION = 1;

/** `vitruve/forecast`: what time series are expected to be. */
export function forecastTask(): Task<ForecastInputs, undefined, ForecastResult> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      const { threads: _, ...others } = inputs;
      tableFormat(inputs.output);
      chosenModels(inputs);
      (inputs.require ?? []).map(requirementOf);
      const { files } = await readTable(inputs.data);
      return {
        reads: files,
        writes: [inputs.output],
        fingerprint: fingerprintOf(VERSION, portableInputs(schema, others, folder)),
      };
    },
    run: runForecast,
    summarize: (inputs, result, context) => ({
      text: summaryOf(inputs, result, context),
      status: result.unmet.length > 0 || result.notForecast.length > 0 ? 'failed' : 'succeeded',
      metrics: {
        rows: result.rows,
        series: result.series,
        notForecast: result.notForecast.length,
        measured: result.measured,
        constant: result.constant,
        interpolated: result.interpolated,
        ...result.measures,
      },
    }),
    report: reportOf,
    toJson: ({ output }, result, { folder }) => {
      const { picture: _, ...others } = result;
      return { version: 1, output: shownPath(folder, output), ...others };
    },
    print: (inputs, result, context) =>
      [summaryOf(inputs, result, context), ...measureLines(result), ''].join('\n'),
  };
}
