import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/propose-checks.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import { runProposeChecks, type ProposeChecksInputs, type ProposeChecksResult } from './run.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/propose-checks`: a first quality suite for a table. */
export function proposeChecksTask(): Task<ProposeChecksInputs, undefined, ProposeChecksResult> {
  return {
    schema,
    version: VERSION,
    plan: async ({ table, output }) => {
      const { files } = await readTable(table);
      return {
        reads: files,
        writes: output === undefined ? [] : [output],
        fingerprint: fingerprintOf(VERSION),
      };
    },
    run: runProposeChecks,
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: false }),
    summarize: (inputs, result, context) => ({
      text: summaryOf(inputs, result, context),
      status: 'succeeded',
      metrics: { rows: result.rows, columns: result.columns, checks: result.checks },
    }),
    report: (inputs, result, context) => [
      { kind: 'title', text: t('Proposed quality suite') },
      {
        kind: 'values',
        heading: shownPath(context.folder, inputs.table),
        rows: [
          [t('Rows'), result.rows],
          [t('Columns'), result.columns],
          [t('Checks'), result.checks],
        ],
      },
    ],
    toJson: ({ table, output }, { text, rows, columns, checks }, { folder }) => ({
      version: 1,
      table: shownPath(folder, table),
      ...(output === undefined ? {} : { output: shownPath(folder, output) }),
      rows,
      columns,
      checks,
      suite: text,
    }),
    print: (inputs, result, context) =>
      inputs.output === undefined ? result.text : `${summaryOf(inputs, result, context)}\n`,
  };
}

function summaryOf(
  { table, output }: ProposeChecksInputs,
  { checks }: ProposeChecksResult,
  { folder }: TaskContext,
): string {
  const proposed = counted(checks, '{0} check proposed', '{0} checks proposed');
  return t(
    '{0}: {1} → {2}',
    shownPath(folder, table),
    proposed,
    output === undefined ? '–' : shownPath(folder, output),
  );
}
