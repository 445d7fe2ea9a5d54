import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/label.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task } from '../../running/task.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import type { LabelInputs } from './inputs.ts';
import { runLabel, type Labeled } from './run.ts';

/** Another version makes other tables of the same inputs. */
const VERSION = 1;

/** `vitruve/label`: predictions with what became true. */
export function labelTask(): Task<LabelInputs, undefined, Labeled> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      const { predictions, truth, output } = inputs;
      tableFormat(output);
      const tables = await Promise.all([predictions, truth].map(readTable));
      return {
        reads: tables.flatMap(({ files }) => files),
        writes: [output],
        fingerprint: fingerprintOf(VERSION, portableInputs(schema, { ...inputs }, folder)),
      };
    },
    run: runLabel,
    summarize: ({ output }, { rows, labeled, unmatched }, { folder }) => ({
      text: t(
        'Labeled: {0} of {1} → {2}',
        labeled,
        counted(rows, '{0} prediction', '{0} predictions'),
        shownPath(folder, output),
      ),
      status: 'succeeded',
      metrics: { rows, labeled, unmatched },
    }),
    report: ({ predictions, truth, output }, { rows, labeled, unmatched, bytes }, { folder }) => [
      { kind: 'title', text: t('Label report') },
      {
        kind: 'values',
        heading: t('Predictions'),
        rows: [
          [t('File'), shownPath(folder, output)],
          [t('Predictions'), shownPath(folder, predictions)],
          [t('True values'), shownPath(folder, truth)],
          [t('Rows'), rows],
          [t('Rows with a true value'), labeled],
          [t('True values without a prediction'), unmatched],
          [t('Bytes'), bytes],
        ],
      },
    ],
    toJson: ({ output }, labeled, { folder }) => ({
      version: 1,
      output: shownPath(folder, output),
      ...labeled,
    }),
  };
}
