import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/evaluate.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { classDoubtLines } from '../../learning/source/class-doubt-text.ts';
import { evaluationLines, headlineOf } from '../../learning/source/evaluation-blocks.ts';
import { importanceLines } from '../../learning/source/importance-blocks.ts';
import { modelReads } from '../../learning/source/registered-model.ts';
import { requirementOf } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import { comparisonLines } from './comparison-blocks.ts';
import type { EvaluateInputs } from './inputs.ts';
import { recommenderRemarks } from './recommender/facts.ts';
import { rankingLines, reportOf, sliceLines } from './report.ts';
import { runEvaluation, type Evaluated } from './run.ts';

/** Another version measures otherwise. */
const VERSION = 5;

/** `vitruve/evaluate`: how good a model is on a table. */
export function evaluateTask(): Task<EvaluateInputs, undefined, Evaluated> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      (inputs.require ?? []).map(requirementOf);
      const { threads: _, ...others } = inputs;
      const tables = await Promise.all(
        [inputs.data, ...(inputs.history === undefined ? [] : [inputs.history])].map(readTable),
      );
      const models = await Promise.all([inputs.model, ...(inputs.compare ?? [])].map(modelReads));
      return {
        reads: [...models.flat(), ...tables.flatMap(({ files }) => files)],
        writes: inputs.output === undefined ? [] : [inputs.output],
        fingerprint: fingerprintOf(VERSION, context.version, portableInputs(schema, others, context.folder)),
      };
    },
    run: runEvaluation,
    summarize: (inputs, evaluated, context) => ({
      text: summaryOf(inputs, evaluated, context),
      status: evaluated.unmet.length > 0 ? 'failed' : 'succeeded',
      metrics: Object.fromEntries(
        Object.entries({
          ...evaluated.evaluation.measures,
          ...evaluated.ranking?.evaluation.measures,
        }).map(([name, { value }]) => [name, value]),
      ),
    }),
    report: reportOf,
    toJson: (_inputs, evaluated) => ({ version: 1, ...evaluated }),
    print: (inputs, evaluated, context) =>
      [
        summaryOf(inputs, evaluated, context),
        ...evaluationLines(evaluated.evaluation),
        ...recommenderRemarks(evaluated),
        ...rankingLines(evaluated),
        ...comparisonLines(evaluated),
        ...sliceLines(evaluated),
        ...importanceLines(evaluated.importance),
        '',
      ].join('\n'),
  };
}

function summaryOf(
  { model }: EvaluateInputs,
  { evaluation, recommender, doubt, unmet }: Evaluated,
  { folder }: TaskContext,
): string {
  const measured = t(
    '{0} measured on {1}',
    shownPath(folder, model),
    recommender
      ? counted(evaluation.rows, '{0} user', '{0} users')
      : counted(evaluation.rows, '{0} row', '{0} rows'),
  );
  return [
    [measured, headlineOf(evaluation)].filter((text) => text !== '').join(': '),
    ...classDoubtLines(doubt),
    ...unmet,
  ].join('\n');
}
