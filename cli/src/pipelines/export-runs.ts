import { basename } from 'node:path';
import {
  exportToMlflow,
  MlflowClient,
  type ExportedRun,
  type RecordedRun,
  type RunHistory,
} from '@vitruve/engine';
import { terminalText, workspaceFolderOf } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { emit } from '../output.ts';
import { exportLineage } from './lineage-export.ts';
import { foundRun, historyOf, lastId, numberOf } from './runs.ts';

/** Where runs go. */
interface ExportFlags {
  readonly to: 'mlflow' | 'openlineage';
  readonly output?: string;
  readonly namespace?: string;
  readonly url?: string;
  readonly experiment?: string;
  readonly json?: boolean;
}

/**
 * `vitruve runs export`: records runs of pipelines in an MLflow server, or writes them as events of OpenLineage.
 * @throws CommandError for flags of the other one, when no server is named, and for a run that does not exist or goes on.
 */
export async function exportRuns(written: readonly string[], flags: ExportFlags): Promise<void> {
  const others =
    flags.to === 'mlflow' ? (['output', 'namespace'] as const) : (['url', 'experiment'] as const);
  const other = others.find((name) => flags[name] !== undefined);
  if (other !== undefined)
    throw new CommandError(t('"--{0}" cannot be used with "--to {1}"', other, flags.to));
  if (flags.to === 'openlineage')
    return exportLineage(await chosenRuns(historyOf(undefined), written), flags);
  return exportToServer(written, flags);
}

async function exportToServer(written: readonly string[], flags: ExportFlags): Promise<void> {
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
  const runs = await chosenRuns(history, written);
  const exported: (ExportedRun & { readonly id: number })[] = [];
  for (const run of runs) {
    const result = await exportToMlflow(client, experiment, run, await history.log(run.id));
    exported.push({ id: run.id, ...result });
    if (flags.json !== true) await emit(lineOf(run.id, result), undefined);
  }
  if (flags.json === true) await emit(`${JSON.stringify(exported, undefined, 2)}\n`, undefined);
}

/** The runs that are named, or the last one. @throws CommandError for one that does not exist, or goes on. */
async function chosenRuns(history: RunHistory, written: readonly string[]): Promise<readonly RecordedRun[]> {
  const ids = written.length > 0 ? written.map(numberOf) : [await lastId(history)];
  const runs = await Promise.all(ids.map((id) => foundRun(history, id)));
  const going = runs.find(({ status }) => status === 'running');
  if (going) throw new CommandError(t('Run {0} has not ended', going.id));
  return runs;
}

function lineOf(id: number, { url, isNew, hasLog }: ExportedRun): string {
  const shown = terminalText(url);
  if (!isNew) return `${t('Run {0} was exported before: {1}', id, shown)}\n`;
  const log = hasLog ? '' : ` ${t('Its log was not exported: the server stores no files')}`;
  return `${t('Run {0} was exported: {1}', id, shown)}${log}\n`;
}
