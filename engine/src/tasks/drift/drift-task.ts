import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/drift.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { shownNumber } from '../../learning/source/requirement.ts';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { table, type Block, type TableBlock } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import { columnsByDrift } from './column-order.ts';
import { distributionBlocks } from './distribution-blocks.ts';
import type { DriftInputs } from './inputs.ts';
import { periodBlocks } from './period-blocks.ts';
import { driftJson, reasonText, type ComparedColumn, type DriftResult } from './result.ts';
import { mustBeConsistent, runDrift } from './run.ts';
import { scoreText, verdictText } from './score-text.ts';

/** Another version compares otherwise. */
const VERSION = 3;

/** `vitruve/drift`: which columns of a table have other values than before. */
export function driftTask(): Task<DriftInputs, undefined, DriftResult> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      mustBeConsistent(inputs);
      const tables = await Promise.all([readTable(inputs.reference), readTable(inputs.current)]);
      return {
        reads: tables.flatMap(({ files }) => files),
        writes: inputs.output === undefined ? [] : [inputs.output],
        fingerprint: fingerprintOf(
          VERSION,
          context.version,
          portableInputs(schema, { ...inputs }, context.folder),
        ),
      };
    },
    run: runDrift,
    summarize: (_inputs, result) => ({
      text: summaryOf(result),
      status: result.drifted ? 'failed' : 'succeeded',
      metrics: {
        columns: result.columns.length,
        drifted: result.columns.filter(({ drifted }) => drifted).length,
        driftedShare: result.driftedShare,
        notCompared: result.notCompared.length,
      },
    }),
    report: reportOf,
    toJson: (_inputs, result) => driftJson(result),
    print: (_inputs, result) => [...linesOf(result), summaryOf(result), ''].join('\n'),
  };
}

function summaryOf({ columns, notCompared, limit }: DriftResult): string {
  const drifted = columns.filter((column) => column.drifted).length;
  const compared = t(
    '{0} of {1} drifted (limit: {2}%)',
    drifted,
    counted(columns.length, '{0} column', '{0} columns'),
    shownNumber(limit * 100),
  );
  return notCompared.length === 0
    ? compared
    : `${compared}\n${counted(notCompared.length, '{0} column not compared', '{0} columns not compared')}`;
}

function linesOf({ columns, notCompared }: DriftResult): readonly string[] {
  const compared = columnsByDrift(columns).map((column) => [
    column.name,
    verdictText(column),
    `${column.method} ${scoreText(column)}`,
  ]);
  const widths = [0, 1].map((place) => Math.max(0, ...compared.map((cells) => cells[place]?.length ?? 0)));
  return [
    ...compared.map((cells) => `  ${cells.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join('  ')}`),
    ...notCompared.map((column) => `  ${t('{0}: not compared: {1}', column.name, reasonText(column))}`),
  ];
}

function reportOf(
  { current, reference }: DriftInputs,
  result: DriftResult,
  { folder }: TaskContext,
): readonly Block[] {
  return [
    { kind: 'title', text: t('Drift report') },
    { kind: 'text', text: summaryOf(result) },
    {
      kind: 'values',
      heading: t('Tables'),
      rows: [
        [t('Reference'), shownPath(folder, reference)],
        [t('Rows of the reference'), result.reference.rows],
        [t('Current table'), shownPath(folder, current)],
        [t('Rows of the current table'), result.current.rows],
      ],
    },
    { kind: 'heading', text: t('Columns') },
    ...columnTables(result.columns),
    ...periodBlocks(result),
    ...distributionBlocks(result),
    ...(result.notCompared.length > 0
      ? [
          { kind: 'heading', text: t('Columns that were not compared') } as const,
          table(
            [t('Column'), t('Reason')],
            result.notCompared.map((column) => [column.name, reasonText(column)]),
          ),
        ]
      : []),
  ];
}

/** Columns up to which all are in one table: of more, those without drift are in a table of their own, which is closed at first. */
const ONE_TABLE = 24;

function columnTables(columns: readonly ComparedColumn[]): readonly Block[] {
  const sorted = columnsByDrift(columns);
  if (columns.length <= ONE_TABLE) return [columnTable(sorted)];
  const drifted = sorted.filter((column) => column.drifted);
  const others = sorted.slice(drifted.length);
  return [
    ...(drifted.length > 0 ? [columnTable(drifted)] : []),
    ...(others.length > 0
      ? [
          {
            ...columnTable(others),
            folded: counted(others.length, '{0} column without drift', '{0} columns without drift'),
          },
        ]
      : []),
  ];
}

function columnTable(columns: readonly ComparedColumn[]): TableBlock {
  return {
    kind: 'table',
    heading: [
      ...[t('Column'), t('Drift'), t('Method'), t('Score')],
      ...[t('Values of the reference'), t('Current values')],
    ],
    rows: columns.map((column) => [
      ...[column.name, verdictText(column), column.method, scoreText(column)],
      ...[column.values.reference, column.values.current],
    ]),
  };
}
