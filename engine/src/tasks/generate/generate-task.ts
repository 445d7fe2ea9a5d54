import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/generate.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table } from '../../running/report/block.ts';
import type { Task } from '../../running/task.ts';
import { tableFormat } from '../../tables/table-file.ts';
import type { WrittenTable } from '../../tables/written-table.ts';
import type { GenerateInputs } from './inputs.ts';
import { runGenerate, specOf } from './run.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/generate`: a synthetic table, the same for the same seed. */
export function generateTask(): Task<GenerateInputs, undefined, WrittenTable> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      const { file, output } = inputs;
      tableFormat(output);
      const { references, ...spec } = await specOf(inputs, folder);
      return {
        reads: [
          ...(file === undefined ? [] : [file]),
          ...[...references.values()].flatMap(({ files }) => files),
        ],
        writes: [output],
        // The order of columns counts, which a mapping has not.
        fingerprint: fingerprintOf(VERSION, spec, Object.keys(spec.columns), extname(output)),
      };
    },
    run: runGenerate,
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: false }),
    summarize: (_inputs, { rows, path, bytes }, { folder }) => ({
      text: t('{0} → {1}', counted(rows, '{0} row', '{0} rows'), shownPath(folder, path)),
      status: 'succeeded',
      metrics: { rows, bytes },
    }),
    report: (_inputs, { path, rows, bytes, columns }, { folder }) => [
      { kind: 'title', text: t('Generated table') },
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
