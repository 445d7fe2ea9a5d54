import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/sql.schema.json' with { type: 'json' };
import { shownPath, TaskError } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { shownCell, shownRows } from '../../tables/shown-rows.ts';
import { tableFormat } from '../../tables/table-file.ts';
import type { SqlInputs } from './inputs.ts';
import { runSql, sourcesOf, type SqlLine, type SqlOutput, type SqlResult, type SqlStep } from './run.ts';
import { readScript } from './script.ts';
import { queriesForSpark } from './spark/plan-spark.ts';
import { runSqlOnSpark } from './spark/run-spark.ts';
import { checkSettings, meaningOf } from './spark/spark-submit.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/sql`: tables of files as SQL makes them of others. */
export function sqlTask(): Task<SqlInputs, SqlStep, SqlResult> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs) => {
      const { file, query, params, outputs = {}, spark = {} } = inputs;
      const script = await readScript(inputs);
      const isOnSpark = inputs.engine === 'spark';
      if (isOnSpark) {
        checkSettings(spark);
        // What differs is told before anything runs.
        await queriesForSpark(script, params ?? {});
      } else if (inputs.spark) throw new TaskError(t('"{0}" requires "{1}"', 'spark', 'engine: spark'));
      const sources = await sourcesOf(inputs);
      for (const path of Object.values(outputs)) tableFormat(path);
      return {
        reads: [
          ...(file === undefined ? [] : [file]),
          ...[...sources.values()].flatMap(({ files }) => files),
        ],
        writes: Object.values(outputs),
        fingerprint: fingerprintOf(VERSION, {
          query,
          params,
          inputs: [...sources.keys()],
          outputs: Object.entries(outputs).map(([name, path]) => [name, extname(path)]),
          // Sums of floating-point numbers may have other last digits there. Who computes, and where, has no influence.
          ...(isOnSpark ? { engine: 'spark', spark: meaningOf(spark) } : {}),
        }),
      };
    },
    run: (inputs, context) =>
      inputs.engine === 'spark' ? runSqlOnSpark(inputs, context) : runSql(inputs, context),
    rowHashes: ({ outputs }) =>
      Object.fromEntries(
        outputs.flatMap(({ path, rowHash }) => (rowHash === undefined ? [] : [[path, rowHash]])),
      ),
    describeItem: (step, context) => ({
      text: step ? stepText(step, context) : '',
      isFailure: false,
      isTold: step !== undefined,
      isWork: false,
    }),
    summarize: (_inputs, { outputs, shown }, context) => ({
      text:
        outputs.length > 0
          ? outputs.map((output) => outputText(output, context)).join('\n')
          : shownText(shown),
      status: 'succeeded',
      metrics: Object.fromEntries(
        outputs.flatMap(({ name, rows, bytes }) => [
          [`${name}.rows`, rows],
          [`${name}.bytes`, bytes],
        ]),
      ),
    }),
    report: (_inputs, result, context) => reportOf(result, context),
    toJson: (_inputs, { outputs, shown }, { folder }) => ({
      version: 1,
      outputs: outputs.map(({ rowHash: _rowHash, ...output }) => ({
        ...output,
        path: shownPath(folder, output.path),
      })),
      ...(shown ? { columns: shown.columns, rows: shown.rows, isCut: shown.isCut } : {}),
    }),
    print: (_inputs, { outputs, shown }, context) =>
      shown ? shownRows(shown) : outputs.map((output) => `${outputText(output, context)}\n`).join(''),
    printsItems: true,
  };
}

function stepText(step: SqlOutput | SqlLine, context: TaskContext): string {
  return 'line' in step ? step.line : outputText(step, context);
}

function outputText({ name, path, rows }: SqlOutput, { folder }: TaskContext): string {
  return t('{0}: {1} → {2}', name, counted(rows, '{0} row', '{0} rows'), shownPath(folder, path));
}

function shownText(shown: SqlResult['shown']): string {
  if (!shown) return t('The SQL has no result');
  const rows = counted(shown.rows.length, '{0} row', '{0} rows');
  return shown.isCut ? t('The first {0}', rows) : rows;
}

function reportOf({ outputs, shown }: SqlResult, { folder }: TaskContext): readonly Block[] {
  return [
    { kind: 'title', text: t('SQL report') },
    ...outputs.flatMap(({ name, path, rows, bytes, columns }): Block[] => [
      {
        kind: 'values',
        heading: name,
        rows: [
          [t('File'), shownPath(folder, path)],
          [t('Rows'), rows],
          [t('Bytes'), bytes],
        ],
      },
      table(
        [t('Column'), t('Type')],
        columns.map((column) => [column.name, column.type]),
      ),
    ]),
    ...(shown
      ? [
          table(
            shown.columns.map(({ name }) => name),
            shown.rows.map((row) => row.map(shownCell)),
          ),
        ]
      : []),
    ...(outputs.length === 0 && !shown ? [{ kind: 'text', text: shownText(shown) } satisfies Block] : []),
  ];
}
