import type { RecordedRun } from '../history/recorded-run.ts';
import type { MlflowClient } from './mlflow-client.ts';
import { KEY_TAG, keyOf, pipelineRun, stageRuns, type MlflowRun } from './mlflow-fields.ts';

/** What a request may hold. */
const MOST_METRICS = 1000;
const MOST_PAIRS = 100;

/** Where artifacts lie that the server itself stores. */
const SERVED = 'mlflow-artifacts:/';

/** A run that is in MLflow now. */
export interface ExportedRun {
  readonly runId: string;
  /** Where a browser shows it. */
  readonly url: string;
  /** False for one that was there already. */
  readonly isNew: boolean;
  /** False where the server stores no files: its clients are to reach their place themselves. */
  readonly hasLog: boolean;
}

interface RunInfo {
  readonly info: { readonly run_id: string; readonly status: string; readonly artifact_uri?: string };
}

/**
 * Records a run of a pipeline in MLflow, with a run below it for each stage that ran. One that is there already is left as it is, and
 * what an export before left unfinished is deleted.
 * @param experiment its name; it is created.
 * @throws TaskError when the server cannot be reached, or refuses.
 */
export async function exportToMlflow(
  client: MlflowClient,
  experiment: string,
  run: RecordedRun,
  log: readonly string[],
): Promise<ExportedRun> {
  const experimentId = await experimentOf(client, experiment);
  const urlOf = (id: string): string => `${client.base}/#/experiments/${experimentId}/runs/${id}`;
  const { runs = [] } = await client.post<{ readonly runs?: readonly RunInfo[] }>('runs/search', {
    experiment_ids: [experimentId],
    filter: `tags.\`${KEY_TAG}\` = '${keyOf(run)}'`,
    max_results: 10,
  });
  for (const { info } of runs) {
    if (info.status !== 'RUNNING')
      return { runId: info.run_id, url: urlOf(info.run_id), isNew: false, hasLog: true };
    await client.post('runs/delete', { run_id: info.run_id });
  }
  const main = pipelineRun(run);
  const { info } = await createRun(client, experimentId, main);
  for (const stage of stageRuns(run, info.run_id)) {
    const created = await createRun(client, experimentId, stage);
    await endRun(client, created.info.run_id, stage);
  }
  const place = info.artifact_uri ?? '';
  const hasLog = place.startsWith(SERVED);
  if (hasLog && log.length > 0)
    await client.putArtifact(
      `${place.slice(SERVED.length).replace(/^\/+/u, '')}/log.txt`,
      `${log.join('\n')}\n`,
    );
  // Last: whoever finds it ended finds all of it.
  await endRun(client, info.run_id, main);
  return { runId: info.run_id, url: urlOf(info.run_id), isNew: true, hasLog };
}

async function experimentOf(client: MlflowClient, name: string): Promise<string> {
  const found = await client.get<{ readonly experiment: { readonly experiment_id: string } }>(
    'experiments/get-by-name',
    { experiment_name: name },
  );
  if (found) return found.experiment.experiment_id;
  return (await client.post<{ readonly experiment_id: string }>('experiments/create', { name }))
    .experiment_id;
}

async function createRun(client: MlflowClient, experiment: string, run: MlflowRun): Promise<RunInfo> {
  const { name, start, tags, params, metrics } = run;
  const created = await client.post<{ readonly run: RunInfo }>('runs/create', {
    ...{ experiment_id: experiment, run_name: name, start_time: start, tags },
  });
  const { run_id: id } = created.run.info;
  for (let from = 0; from < params.length; from += MOST_PAIRS)
    await client.post('runs/log-batch', { run_id: id, params: params.slice(from, from + MOST_PAIRS) });
  for (let from = 0; from < metrics.length; from += MOST_METRICS)
    await client.post('runs/log-batch', { run_id: id, metrics: metrics.slice(from, from + MOST_METRICS) });
  return created.run;
}

function endRun(client: MlflowClient, id: string, { status, end }: MlflowRun): Promise<unknown> {
  return client.post('runs/update', { run_id: id, status, end_time: end });
}
