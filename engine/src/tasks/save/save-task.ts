import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/save.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table } from '../../running/report/block.ts';
import type { Task } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import type { WrittenTable } from '../../tables/written-table.ts';
import type { SaveInputs } from './inputs.ts';
import { checkSave, runSave } from './run.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/save`: a table as other programs and people read it. */
export function saveTask(): Task<SaveInputs, undefined, WrittenTable> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs) => {
      const { table: path, output, separator, decimal, dates, encoding, sheet } = inputs;
      checkSave(inputs);
      const { files } = await readTable(path);
      return {
        reads: files,
        writes: [output],
        fingerprint: fingerprintOf(VERSION, { separator, decimal, dates, encoding, sheet }, extname(output)),
      };
    },
    run: runSave,
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: false }),
    summarize: (_inputs, { rows, path, bytes }, { folder }) => ({
      text: t('{0} → {1}', counted(rows, '{0} row', '{0} rows'), shownPath(folder, path)),
      status: 'succeeded',
      metrics: { rows, bytes },
    }),
    report: (_inputs, { path, rows, bytes, columns }, { folder }) => [
      { kind: 'title', text: t('Saved table') },
      {
        kind: 'values',
        heading: shownPath(folder, path),
        rows: [
          [t('Rows'), rows],
          [t('Bytes'), bytes],
        ],
      },
      table(
        [t('Column'), t('Type')],
        columns.map(({ name, type }) => [name, type]),
      ),
    ],
    toJson: (_inputs, written, { folder }) => ({
      version: 1,
      ...written,
      path: shownPath(folder, written.path),
    }),
  };
}
