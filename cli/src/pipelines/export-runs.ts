import { basename } from 'node:path';
import { exportToMlflow, MlflowClient, type ExportedRun } from '@vitruve/engine';
import { terminalText, workspaceFolderOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';
import { foundRun, historyOf, lastId, numberOf } from './runs.ts';

/** Where runs go. */
interface ExportFlags {
  readonly url?: string;
  readonly experiment?: string;
  readonly json?: boolean;
}

/**
 * `vitruve runs export`: records runs of pipelines in an MLflow server.
 * @throws CommandError when no server is named, and for a run that does not exist or goes on.
 */
export async function exportRuns(written: readonly string[], flags: ExportFlags): Promise<void> {
  const { MLFLOW_TRACKING_URI, MLFLOW_EXPERIMENT_NAME } = process.env;
  const address = flags.url ?? MLFLOW_TRACKING_URI ?? '';
  if (address === '')
    throw new CommandError(t('Name the server: --url ADDRESS, or the variable {0}', 'MLFLOW_TRACKING_URI'));
  const client = new MlflowClient(address, process.env);
  const folder = process.cwd();
  const experiment =
    flags.experiment ??
    (MLFLOW_EXPERIMENT_NAME || basename(workspaceFolderOf({ path: folder, folder: true }, folder)));
  const history = historyOf(undefined);
  const ids = written.length > 0 ? written.map(numberOf) : [await lastId(history)];
  const runs = await Promise.all(ids.map((id) => foundRun(history, id)));
  const going = runs.find(({ status }) => status === 'running');
  if (going) throw new CommandError(t('Run {0} has not ended', going.id));
  const exported: (ExportedRun & { readonly id: number })[] = [];
  for (const run of runs) {
    const result = await exportToMlflow(client, experiment, run, await history.log(run.id));
    exported.push({ id: run.id, ...result });
    if (flags.json !== true) await emit(lineOf(run.id, result), undefined);
  }
  if (flags.json === true) await emit(`${JSON.stringify(exported, undefined, 2)}\n`, undefined);
}

function lineOf(id: number, { url, isNew, hasLog }: ExportedRun): string {
  const shown = terminalText(url);
  if (!isNew) return `${t('Run {0} was exported before: {1}', id, shown)}\n`;
  const log = hasLog ? '' : ` ${t('Its log was not exported: the server stores no files')}`;
  return `${t('Run {0} was exported: {1}', id, shown)}${log}\n`;
}
