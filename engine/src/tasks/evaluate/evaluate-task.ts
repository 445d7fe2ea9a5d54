import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/evaluate.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { evaluationBlocks, evaluationLines, headlineOf } from '../../learning/source/evaluation-blocks.ts';
import { requirementOf } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Block } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import type { EvaluateInputs } from './inputs.ts';
import { runEvaluation, type Evaluated } from './run.ts';

/** Another version measures otherwise. */
const VERSION = 1;

/** `vitruve/evaluate`: how good a model is on a table. */
export function evaluateTask(): Task<EvaluateInputs, undefined, Evaluated> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      (inputs.require ?? []).map(requirementOf);
      const { threads: _, ...others } = inputs;
      const { files } = await readTable(inputs.data);
      return {
        reads: [inputs.model, ...files],
        writes: inputs.output === undefined ? [] : [inputs.output],
        fingerprint: fingerprintOf(VERSION, context.version, portableInputs(schema, others, context.folder)),
      };
    },
    run: runEvaluation,
    summarize: (inputs, evaluated, context) => ({
      text: summaryOf(inputs, evaluated, context),
      status: evaluated.unmet.length > 0 ? 'failed' : 'succeeded',
      metrics: Object.fromEntries(
        Object.entries(evaluated.evaluation.measures).map(([name, { value }]) => [name, value]),
      ),
    }),
    report: (inputs, evaluated, context) => reportOf(inputs, evaluated, context),
    toJson: (_inputs, evaluated) => ({ version: 1, ...evaluated }),
    print: (inputs, evaluated, context) =>
      [summaryOf(inputs, evaluated, context), ...evaluationLines(evaluated.evaluation), ''].join('\n'),
  };
}

function summaryOf(
  { model }: EvaluateInputs,
  { evaluation, unmet }: Evaluated,
  { folder }: TaskContext,
): string {
  const measured = t(
    '{0} measured on {1}',
    shownPath(folder, model),
    counted(evaluation.rows, '{0} row', '{0} rows'),
  );
  return [[measured, headlineOf(evaluation)].filter((text) => text !== '').join(': '), ...unmet].join('\n');
}

function reportOf(
  { model, data }: EvaluateInputs,
  { evaluation, classes, target, unlabeled, unmet, hash }: Evaluated,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Evaluation report') },
    {
      kind: 'values',
      heading: t('Model'),
      rows: [
        [t('File'), shownPath(folder, model)],
        [t('SHA-256'), hash],
        [t('Data'), shownPath(folder, data)],
        [t('Target'), target],
        [t('Rows'), evaluation.rows],
        [t('Rows without a target'), unlabeled],
      ],
    },
    ...(unmet.length > 0
      ? ([
          { kind: 'heading', text: t('Requirements not met') },
          { kind: 'list', items: unmet },
        ] satisfies Block[])
      : []),
    ...evaluationBlocks(t('Measures'), evaluation, classes),
  ];
}
