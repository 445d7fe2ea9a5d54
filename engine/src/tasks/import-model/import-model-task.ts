import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/import-model.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import { table, type ValueRow } from '../../running/report/block.ts';
import type { Task, TaskContext } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import type { ImportModelInputs } from './inputs.ts';
import { importModel, type ImportedModel } from './run.ts';

/** Another version makes another file of the same model. */
const VERSION = 2;

/** `vitruve/import-model`: a model of another program, usable by the names of columns. */
export function importModelTask(): Task<ImportModelInputs, undefined, ImportedModel> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, context) => {
      const { model, data, output, threads: _ } = inputs;
      const files = data === undefined ? [] : (await readTable(data)).files;
      const { threads: __, ...others } = inputs;
      return {
        reads: [model, ...files],
        writes: [output],
        fingerprint: fingerprintOf(VERSION, portableInputs(schema, others, context.folder)),
      };
    },
    run: importModel,
    summarize: (inputs, imported, context) => ({
      text: summaryOf(inputs, imported, context),
      status: 'succeeded',
      metrics: {
        columns: imported.notes.columns.length,
        ...(imported.comparison && { difference: imported.comparison.difference }),
      },
    }),
    report: ({ model, output }, imported, { folder }) => [
      { kind: 'title', text: t('Imported model') },
      {
        kind: 'values',
        heading: shownPath(folder, output),
        rows: [
          [t('Made from'), shownPath(folder, model)],
          ...(imported.producer === '' ? [] : [[t('Made by'), imported.producer] satisfies ValueRow]),
          ['SHA-256', imported.hash],
          [t('Classes'), imported.notes.classes?.join(', ') ?? '–'],
          [t('Rows that it was tried on'), imported.tried],
          ...(imported.comparison
            ? [[t('Largest difference from its trainer'), imported.comparison.difference] satisfies ValueRow]
            : []),
        ],
      },
      table(
        [t('Column'), t('Type')],
        imported.notes.columns.map(({ name, type }) => [name, type === 'text' ? t('text') : t('number')]),
      ),
    ],
    toJson: ({ output }, imported, { folder }) => ({
      version: 1,
      output: shownPath(folder, output),
      ...imported,
    }),
  };
}

function summaryOf(
  { output }: ImportModelInputs,
  { notes, comparison, tried }: ImportedModel,
  { folder }: TaskContext,
): string {
  const { columns, classes } = notes;
  const made = [
    t('Imported: {0}', shownPath(folder, output)),
    counted(columns.length, '{0} column', '{0} columns'),
    ...(classes ? [t('classes {0}', classes.join(', '))] : []),
  ].join(' · ');
  const proof = comparison
    ? t('It predicts what its trainer predicts on {0}', counted(comparison.rows, '{0} row', '{0} rows'))
    : t('Not compared with its trainer; it runs on {0}', counted(tried, '{0} row', '{0} rows'));
  return `${made}\n${proof}`;
}
