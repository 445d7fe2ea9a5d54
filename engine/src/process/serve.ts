import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { TaskCancelledError, UserError } from '@vitruve/workspace';
import {
  PlanTaskRequest,
  EngineReady,
  ReportTaskRequest,
  RunTaskRequest,
  TASK_CANCELLED,
  TASK_REFUSED,
  TaskProgress,
  type RunParams,
  type TaskOutcome,
  type TaskParams,
} from '../protocol.ts';
import { LoadedTasks } from '../running/loaded-tasks.ts';
import { reportMarkdown } from '../running/report/markdown.ts';
import { prepareTask, runTask as run, type PreparedTask } from '../running/run-task.ts';
import type { TaskEntry } from '../running/task.ts';

/**
 * Answers on a connection until it is closed. Tasks are loaded when they are first asked for, and stay warm.
 * @param version of Vitruve.
 */
export function serve(connection: MessageConnection, entries: readonly TaskEntry[], version: string): void {
  const loaded = new LoadedTasks(entries);
  const prepared = async ({ task, inputs, folder }: TaskParams): Promise<PreparedTask> =>
    prepareTask(await loaded.byId(task), inputs, { folder, version });
  connection.onRequest(PlanTaskRequest, (params) =>
    refusing(async () => {
      const { task, inputs, context } = await prepared(params);
      return task.plan(inputs, context);
    }),
  );
  connection.onRequest(RunTaskRequest, (params, token) =>
    refusing(async () => runOn(connection, await prepared(params), params, token)),
  );
  connection.onRequest(ReportTaskRequest, (params) =>
    refusing(async () => {
      const { task, inputs, context } = await prepared(params);
      return reportMarkdown(task.report(inputs, params.result, context));
    }),
  );
  // Requests that belong to a task begin with its name.
  connection.onRequest((method: string, params: unknown) =>
    refusing(async () => {
      const handle = (await loaded.byMethod(method))?.requests?.[method];
      if (!handle) throw new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`);
      return handle(params as never);
    }),
  );
  connection.onClose(() => void loaded.dispose());
  connection.listen();
  void connection.sendNotification(EngineReady, { version });
}

async function runOn(
  connection: MessageConnection,
  prepared: PreparedTask,
  { progress }: RunParams,
  token: CancellationToken,
): Promise<TaskOutcome> {
  const { result, summary, view } = await run(prepared, {
    signal: signalOf(token),
    onStep: (step) => void connection.sendProgress(TaskProgress, progress, step),
  });
  return { result, summary, view };
}

/** What is for the user is answered as such; the rest is a fault of ours. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TaskCancelledError) throw new ResponseError(TASK_CANCELLED, error.message);
    throw error instanceof UserError ? new ResponseError(TASK_REFUSED, error.message) : error;
  }
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
