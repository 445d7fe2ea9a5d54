import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/predict.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { classDoubtLines } from '../../learning/source/class-doubt-text.ts';
import { modelReads } from '../../learning/source/registered-model.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import type { PredictInputs } from './inputs.ts';
import { predictRoutes, type PredictRoutes } from './http/routes.ts';
import { runPrediction, type PredictedTable } from './run.ts';
import { predictText } from './predicted-text.ts';
import { PREDICTION_FORM, type TextParams, type TryParams } from './task.ts';
import { describeModel, tryRow } from './tried-row.ts';

/** Another version makes other tables of the same inputs. */
const VERSION = 1;

/** `vitruve/predict`: a table with what a model says of its rows. */
export function predictTask(): Task<PredictInputs, undefined, PredictedTable> {
  const services: PredictRoutes[] = [];
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      const { model, data, output, threads: _, ...others } = inputs;
      tableFormat(output);
      const { files } = await readTable(data);
      return {
        reads: [...(await modelReads(model)), ...files],
        writes: [output],
        fingerprint: fingerprintOf(
          VERSION,
          context.version,
          portableInputs(schema, { ...others, model, data, output }, context.folder),
        ),
      };
    },
    run: runPrediction,
    summarize: (inputs, predicted, context) => ({
      text: summaryOf(inputs, predicted, context),
      status: 'succeeded',
      metrics: { rows: predicted.rows },
    }),
    report: (inputs, predicted, context) => reportOf(inputs, predicted, context),
    toJson: ({ output }, predicted, { folder }) => ({
      version: 1,
      output: shownPath(folder, output),
      ...predicted,
    }),
    requests: {
      'predict/describe': (params: Pick<TryParams, 'model'>) => describeModel(params),
      'predict/try': (params: TryParams) => tryRow(params),
      'predict/text': (params: TextParams) => predictText(params),
    },
    view: () => PREDICTION_FORM,
    routes: (inputs, host) => {
      const service = predictRoutes(inputs, host);
      services.push(service);
      return service.routes;
    },
    dispose: async () => {
      await Promise.all(services.splice(0).map((service) => service.close()));
    },
  };
}

function summaryOf(
  { output }: PredictInputs,
  { rows, counts, doubt }: PredictedTable,
  { folder }: TaskContext,
): string {
  const predicted = t(
    'Predicted: {0} → {1}',
    counted(rows, '{0} row', '{0} rows'),
    shownPath(folder, output),
  );
  const list = counts.map(([name, count]) => `${name} ${count}`).join(', ');
  return [list === '' ? predicted : `${predicted}: ${list}`, ...classDoubtLines(doubt)].join('\n');
}

function reportOf(
  { model, data, output }: PredictInputs,
  { rows, bytes, added, counts, doubt, hash }: PredictedTable,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Prediction report') },
    {
      kind: 'values',
      heading: t('Predictions'),
      rows: [
        [t('File'), shownPath(folder, output)],
        [t('Model'), shownPath(folder, model)],
        [t('SHA-256 of the model'), hash],
        [t('Data'), shownPath(folder, data)],
        [t('Rows'), rows],
        [t('Bytes'), bytes],
        [t('Added columns'), added.join(', ')],
      ],
    },
    ...classDoubtLines(doubt).map((text): Block => ({ kind: 'text', text })),
    ...(counts.length > 0
      ? [
          table(
            [t('Predicted class'), t('Rows')],
            counts.map(([name, count]) => [String(name), count]),
          ),
        ]
      : []),
  ];
}
