import { extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/report.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { table } from '../../running/report/block.ts';
import type { Task } from '../../running/task.ts';
import type { ReportInputs } from './inputs.ts';
import { checkEndings, readTemplate, runReport, sourcesOf, type ReportResult } from './run.ts';

/** Another version makes other results of the same inputs. */
const VERSION = 1;

/** `vitruve/report`: a report with figures, tables, charts and maps of tables. */
export function reportTask(): Task<ReportInputs, undefined, ReportResult> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { version }) => {
      const { file, output, maps = {}, params } = inputs;
      checkEndings(output);
      await readTemplate(file);
      const sources = await sourcesOf(inputs);
      return {
        reads: [file, ...[...sources.values()].flatMap(({ files }) => files), ...Object.values(maps)],
        writes: output,
        // The version is in what a PDF says of itself.
        fingerprint: fingerprintOf(VERSION, version, {
          params,
          inputs: [...sources.keys()],
          maps: Object.keys(maps),
          output: output.map((path) => extname(path)),
        }),
      };
    },
    run: runReport,
    describeItem: () => ({ text: '', isFailure: false, isTold: false, isWork: true }),
    summarize: (_inputs, { files, queries, pictures, remarks }, { folder }) => ({
      text: [
        t(
          '{0} and {1} → {2}',
          counted(queries, '{0} query', '{0} queries'),
          counted(pictures, '{0} picture', '{0} pictures'),
          files.map(({ path }) => shownPath(folder, path)).join(', '),
        ),
        ...remarks,
      ].join('\n'),
      status: 'succeeded',
      metrics: { queries, pictures, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
    }),
    report: (_inputs, { files }, { folder }) => [
      { kind: 'title', text: t('Reports written') },
      table(
        [t('File'), t('Bytes')],
        files.map(({ path, bytes }) => [shownPath(folder, path), bytes]),
      ),
    ],
    toJson: (_inputs, { files, ...others }, { folder }) => ({
      version: 1,
      files: files.map(({ path, bytes }) => ({ path: shownPath(folder, path), bytes })),
      ...others,
    }),
  };
}
