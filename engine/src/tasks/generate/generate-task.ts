import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import schema from '@vitruve/schemas/tasks/generate.schema.json' with { type: 'json' };
import { fingerprintOf } from '../../running/fingerprint.ts';
import type { Task } from '../../running/task.ts';
import { tableFormat } from '../../tables/table-file.ts';
import { toldOfTable } from '../../tables/told-of-table.ts';
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
    ...toldOfTable(() => t('Generated table')),
  };
}
