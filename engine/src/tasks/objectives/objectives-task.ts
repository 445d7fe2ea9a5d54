import { dirname, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { stateText } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/objectives.schema.json' with { type: 'json' };
import { shownPath, TaskCancelledError } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import { table } from '../../running/report/block.ts';
import type { Status, Task } from '../../running/task.ts';
import { measureFile, readObjectivesFile, sourcePath, type MeasuredFile } from './measure-file.ts';
import { budgetText, printed, summaryText, trendText, valueText } from './texts.ts';
import { toJson } from './to-json.ts';

/** What `vitruve/objectives` is given; see `schemas/tasks/objectives.schema.json`. */
export interface ObjectivesInputs {
  readonly file: string;
  /** `YYYY-MM-DD` */
  readonly at?: string;
  readonly failOn?: 'never' | 'at-risk' | 'breached';
  readonly output?: string;
}

/** Another version measures something else in the same files. */
const VERSION = 1;

/** `vitruve/objectives`: what objectives are at, by the measurements in their sources. */
export function objectivesTask(): Task<ObjectivesInputs, never, MeasuredFile> {
  return {
    schema,
    version: VERSION,
    plan: async ({ file, at, failOn, output }, { folder }) => {
      const { objectives } = await readObjectivesFile(file);
      const sources = objectives.flatMap(({ source }) => (source?.type === 'file' ? source.path.text : []));
      const runs = objectives.find(({ source }) => source?.type === 'runs')?.source;
      return {
        reads: [file, ...new Set(sources.map((path) => resolve(dirname(file), path)))],
        writes: output === undefined ? [] : [output],
        fingerprint: fingerprintOf(VERSION, {
          file: relative(folder, file).split(sep).join('/'),
          failOn,
          // Without a day, measurements up to now count: another day may have another result.
          at: at ?? new Date().toISOString().slice(0, 10),
        }),
        ...(runs ? { unknown: t('it measures the recorded runs of "{0}"', sourcePath(runs)) } : {}),
      };
    },
    run: async (inputs, { signal }) => {
      const result = await measureFile({ ...inputs, signal });
      if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
      if (inputs.output !== undefined)
        await writeOutput(inputs.output, `${JSON.stringify(toJson(result), null, 2)}\n`);
      return result;
    },
    summarize: (inputs, result) => ({
      text: summaryText(result),
      status: statusOf(inputs, result),
      metrics: metricsOf(result),
    }),
    report: ({ file }, { title, objectives }, { folder }) => [
      { kind: 'title', text: title ?? t('Objectives') },
      { kind: 'text', text: shownPath(folder, file) },
      table(
        [t('Objective'), t('State'), t('Value'), t('Target'), t('Error budget left'), t('Trend'), t('Owner')],
        objectives.map((one) => [
          one.title,
          stateText(one.measured.state),
          valueText(one),
          one.target ?? '',
          budgetText(one) ?? '',
          trendText(one),
          one.owner ?? '',
        ]),
      ),
    ],
    toJson: (_inputs, result) => toJson(result),
    print: (_inputs, result) => printed(result),
  };
}

function statusOf({ failOn = 'never' }: ObjectivesInputs, { objectives }: MeasuredFile): Status {
  const states = failOn === 'never' ? [] : failOn === 'breached' ? ['breached'] : ['breached', 'at-risk'];
  return objectives.some(({ measured }) => states.includes(measured.state)) ? 'failed' : 'succeeded';
}

/** Counts of states, and the value of each objective. */
function metricsOf({ objectives }: MeasuredFile): Readonly<Record<string, number>> {
  const count = (state: string): number =>
    objectives.filter(({ measured }) => measured.state === state).length;
  return {
    met: count('met'),
    atRisk: count('at-risk'),
    breached: count('breached'),
    noData: count('no-data'),
    ...Object.fromEntries(
      objectives.flatMap(({ id, measured: { value } }) => (value === undefined ? [] : [[id, value]])),
    ),
  };
}
