import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/save.schema.json' with { type: 'json' };
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { Task } from '../../running/task.ts';
import { readTable } from '../../tables/table-file.ts';
import { toldOfTable } from '../../tables/told-of-table.ts';
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
    ...toldOfTable(() => t('Saved table')),
  };
}
