import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/train.schema.json' with { type: 'json' };
import { shownPath, TaskError } from '@vitruve/workspace';
import { crossValidationLine } from '../../learning/source/cross-validation-blocks.ts';
import { evaluationLines, headlineOf } from '../../learning/source/evaluation-blocks.ts';
import { isModelManifest } from '../../learning/source/registered-model.ts';
import { requirementOf } from '../../learning/source/requirement.ts';
import { searchLine } from '../../learning/source/search-blocks.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import { encodingsOf } from './encodings.ts';
import type { GivenInputs, TrainInputs } from './inputs.ts';
import { basesLines } from './bases-blocks.ts';
import { withManifest } from './manifest.ts';
import { remarksOn, reportOf } from './report.ts';
import { thresholdRule } from './rules.ts';
import { runTraining, type Training } from './run.ts';

/** Another version makes other models of the same inputs. */
const VERSION = 3;

/** `vitruve/train`: a model that predicts a column of a table, as an ONNX file. */
export function trainTask(): Task<TrainInputs, undefined, Training> {
  return {
    schema,
    version: VERSION,
    resolve: async (given: GivenInputs) => ({ inputs: await resolvedInputs(given), reports: [] }),
    plan: async (inputs, context) => {
      (inputs.require ?? []).map(requirementOf);
      if (inputs.threshold !== undefined) thresholdRule(inputs.threshold);
      encodingsOf(inputs.encode);
      const { files } = await readTable(inputs.data);
      const { output, train, ...others } = inputs;
      // Where the folder is does not matter.
      const command = train && { ...train, folder: '' };
      return {
        reads: files,
        writes: [output],
        fingerprint: fingerprintOf(
          VERSION,
          context.version,
          portableInputs(schema, { ...others, command }, context.folder),
        ),
        ...(train && { unknown: t('the command that trains the model may read any file') }),
      };
    },
    run: runTraining,
    summarize: (inputs, training, context) => ({
      text: summaryOf(inputs, training, context),
      status: training.unmet.length > 0 ? 'failed' : 'succeeded',
      metrics: metricsOf(training),
    }),
    report: (inputs, training, context) => reportOf(inputs, training, context),
    toJson: ({ output }, training, { folder }) => ({
      version: 1,
      output: shownPath(folder, output),
      ...training,
    }),
    print: (inputs, training, context) => {
      const { validation, test } = training.evaluations;
      return [
        summaryOf(inputs, training, context),
        ...(training.search ? [searchLine(training.search)] : []),
        ...(training.crossValidation ? [crossValidationLine(training.crossValidation)] : []),
        ...(validation
          ? [
              t('Validation ({0}):', counted(validation.rows, '{0} row', '{0} rows')),
              ...evaluationLines(validation),
            ]
          : []),
        ...(test
          ? [
              t(
                'Test ({0}):',
                training.recommender
                  ? counted(test.rows, '{0} user', '{0} users')
                  : counted(test.rows, '{0} row', '{0} rows'),
              ),
              ...evaluationLines(test),
            ]
          : []),
        ...basesLines(training),
        ...remarksOn(training),
        '',
      ].join('\n');
    },
  };
}

/**
 * The inputs of a training, with what a manifest says.
 * @throws TaskError
 */
async function resolvedInputs({ table, ...given }: GivenInputs): Promise<TrainInputs> {
  if (table !== undefined && !isModelManifest(given.data))
    throw new TaskError(t('"table" requires that "data" is a *.model.yaml file: it replaces its table'));
  const { output, ...inputs } = isModelManifest(given.data) ? await withManifest(given) : given;
  if (output === undefined) throw new TaskError(t('The input "{0}" is required', 'output'));
  return { ...inputs, ...(table !== undefined && { data: table }), output };
}

function summaryOf({ output }: TrainInputs, training: Training, { folder }: TaskContext): string {
  const { algorithm, rows, unmet, evaluations } = training;
  const measured = evaluations.test ?? evaluations.validation ?? { measures: {} };
  const trained = t(
    '{0} trained on {1} → {2}',
    algorithm,
    counted(rows.training, '{0} row', '{0} rows'),
    shownPath(folder, output),
  );
  return [[trained, headlineOf(measured)].filter((text) => text !== '').join(': '), ...unmet].join('\n');
}

function metricsOf({ evaluations, rows, threshold }: Training): Readonly<Record<string, number>> {
  const measured = evaluations.test ?? evaluations.validation;
  return {
    ...Object.fromEntries(Object.entries(measured?.measures ?? {}).map(([name, { value }]) => [name, value])),
    ...(threshold !== undefined && { threshold }),
    trainingRows: rows.training,
  };
}
