import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/explain.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { classDoubtLines } from '../../learning/source/class-doubt-text.ts';
import { modelReads } from '../../learning/source/registered-model.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import { effectBlocks, sizesChart } from './effect-blocks.ts';
import { estimateText, shownAnswer, shownEffect, shownError, whatIsExplained } from './effect-text.ts';
import type { ExplainInputs } from './inputs.ts';
import { reasonText } from './reasons.ts';
import { runExplanation, type Explained } from './run.ts';
import { waterfallBlock } from './waterfall-block.ts';

/** Another version makes other tables of the same inputs. */
const VERSION = 1;
/** Columns that a line shows. */
const SHOWN = 5;

/** `vitruve/explain`: rows with what their columns add to the answers of a model. */
export function explainTask(): Task<ExplainInputs, undefined, Explained> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      const { threads: _, ...others } = inputs;
      tableFormat(inputs.output);
      const tables = await Promise.all(
        [inputs.data, ...(inputs.background === undefined ? [] : [inputs.background])].map(readTable),
      );
      return {
        reads: [...(await modelReads(inputs.model)), ...tables.flatMap(({ files }) => files)],
        writes: [inputs.output],
        fingerprint: fingerprintOf(VERSION, portableInputs(schema, { ...others }, folder)),
      };
    },
    run: runExplanation,
    summarize: (inputs, explained, context) => ({
      text: summaryOf(inputs, explained, context),
      status: 'succeeded',
      metrics: { rows: explained.rows, compared: explained.compared, base: explained.base },
    }),
    report: reportOf,
    toJson: ({ output }, explained, { folder }) => {
      const { drawn: _, ...told } = explained;
      return { version: 1, output: shownPath(folder, output), ...told };
    },
  };
}

function summaryOf({ output }: ExplainInputs, explained: Explained, { folder }: TaskContext): string {
  const { rows, columns, only, base } = explained;
  const written = t('Explained: {0} → {1}', counted(rows, '{0} row', '{0} rows'), shownPath(folder, output));
  const list = only
    ? t(
        '{0} {1}, on average {2}: {3}',
        whatIsExplained(explained),
        shownNumber(only.value),
        shownNumber(base),
        only.reasons.slice(0, SHOWN).map(reasonText).join(', '),
      )
    : columns
        .slice(0, SHOWN)
        .map(({ column, effect }) => `${column} ${shownNumber(effect)}`)
        .join(', ');
  const estimate = estimateText(explained);
  const effects = t('{0}: {1}', estimate === undefined ? written : `${written}, ${estimate}`, list);
  return [effects, ...classDoubtLines(explained.doubt)].join('\n');
}

function reportOf(
  { model, data, output, row = 1 }: ExplainInputs,
  explained: Explained,
  { folder }: TaskContext,
): readonly Block[] {
  const { rows, compared, base, columns, only, bytes, hash } = explained;
  const estimate = estimateText(explained);
  const errorHeading = estimate === undefined ? [] : [t('Standard error')];
  const errorCells = (error: number | undefined): readonly string[] =>
    error === undefined ? [] : [shownError(error)];
  return [
    { kind: 'title', text: t('Explanation report') },
    {
      kind: 'values',
      heading: t('Explanation'),
      rows: [
        [t('File'), shownPath(folder, output)],
        [t('Model'), shownPath(folder, model)],
        [t('SHA-256 of the model'), hash],
        [t('Data'), shownPath(folder, data)],
        [t('Explained'), whatIsExplained(explained)],
        [t('Rows'), rows],
        [t('Rows to compare with'), compared],
        [t('Their mean'), shownAnswer(explained, base)],
        ...(estimate === undefined ? [] : [[t('Effects'), estimate] as const]),
        ...(only ? ([[t('Row {0}', row), shownAnswer(explained, only.value)]] as const) : []),
        [t('Bytes'), bytes],
      ],
    },
    ...classDoubtLines(explained.doubt).map((text): Block => ({ kind: 'text', text })),
    ...(only
      ? [
          { kind: 'heading', text: t('Reasons') } as const,
          waterfallBlock(explained, only, row),
          table(
            [t('Column'), t('Value'), t('Effect'), ...errorHeading],
            only.reasons.map(({ column, value, effect, error }) => [
              ...[column, value ?? '', shownEffect(effect)],
              ...errorCells(error),
            ]),
          ),
        ]
      : [
          { kind: 'heading', text: t('Mean size of the effects') } as const,
          table(
            [t('Column'), t('Effect'), ...errorHeading],
            columns.map(({ column, effect, error }) => [column, shownEffect(effect), ...errorCells(error)]),
          ),
          sizesChart(explained),
          ...effectBlocks(explained),
        ]),
  ];
}
