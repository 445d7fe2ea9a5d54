import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { shownPath, UserError } from '@vitruve/workspace';
import type { StageCheck } from '../events.ts';
import { historyName } from '../history/run-head.ts';
import type { LoadedTasks } from '../../running/loaded-tasks.ts';
import { prepareTask } from '../../running/run-task.ts';
import type { TaskCheck } from '../../running/task.ts';
import type { OpenedPipeline } from '../plan/open-pipeline.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { StageSettings } from '../plan/stage-settings.ts';
import { RunError } from '../run-error.ts';
import { runTaskStage } from '../tasks/run-task-stage.ts';

/** What the outputs of a run are checked with. */
export interface QualityRequest {
  readonly opened: OpenedPipeline;
  readonly planned: PlannedRun;
  readonly settings: StageSettings;
  readonly tasks: LoadedTasks;
  /** Of Vitruve. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** Where an output is now, by its path as it is written in the pipeline; absolute. */
  readonly placeOf: (path: string) => string;
  /** Whether the outputs are new, and a result of the check belongs to the trend of the data. */
  readonly isNew: boolean;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
  /** Hears all checks that were made until now. */
  readonly onChecks: (checks: readonly StageCheck[]) => void;
}

/** Whether a run has an output that must satisfy a suite. */
export function hasSuites({ outputs }: PlannedRun): boolean {
  return outputs.some(({ quality }) => quality !== undefined);
}

/**
 * Checks the outputs of a run that name a quality suite: the table of the suite that has the name of the output.
 * @throws RunError when a check of the severity "error" fails, or cannot be made.
 */
export async function checkQuality(request: QualityRequest): Promise<void> {
  const { opened, planned, settings, tasks, version, signal, placeOf, isNew, onLine, onChecks } = request;
  const made: StageCheck[] = [];
  const { folder } = opened;
  // A suite that compares tables must not compare new data with old.
  const replacements = Object.fromEntries(planned.outputs.map(({ path }) => [path, placeOf(path)]));
  for (const { name, path, quality } of planned.outputs) {
    if (quality === undefined) continue;
    const withPath = (text: string): string => withoutPlaces(text, folder, replacements);
    try {
      const inputs = {
        suite: resolve(folder, quality),
        table: [name],
        tables: { [name]: placeOf(path) },
        replacements,
        history: isNew,
      };
      const prepared = await prepareTask(await tasks.gate(), inputs, { folder, version });
      const limits = {
        ...settings,
        onChecks: (checks: readonly TaskCheck[]): void => {
          // The table is looked at where it is made; what is told is about where it will be.
          const shown = historyName(opened.root, resolve(folder, path));
          made.push(
            ...checks.map(({ name: check, expectation, columns, severity, isPassed }) => ({
              path: shown,
              name: check,
              expectation,
              columns,
              severity,
              isPassed,
            })),
          );
          onChecks([...made]);
        },
      };
      await runTaskStage(prepared, limits, signal, (stream, line) => {
        onLine(stream, withPath(line));
      });
    } catch (error) {
      if (!(error instanceof UserError) || signal.aborted) throw error;
      throw new RunError(t('"{0}" does not satisfy "{1}": {2}', path, quality, withPath(error.message)));
    }
  }
}

/** A message with the paths of outputs as they are written, not where they are for now. */
function withoutPlaces(text: string, folder: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce(
    (told, [path, place]) =>
      [place, shownPath(folder, place)].reduce((one, found) => one.replaceAll(found, () => path), told),
    text,
  );
}
