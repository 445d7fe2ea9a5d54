import * as vscode from 'vscode';
import { TASK_CANCELLED, type TaskOutcome, type TaskParams } from '@vitruve/engine';
import { ResponseError } from 'vscode-jsonrpc/node';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';

/** A run that has ended: what was asked for, and what came of it. */
export type FinishedRun<Result = unknown> = TaskParams & TaskOutcome<Result>;

/**
 * Runs a task under a notification that tells how far it is and can end it: what was done until then stays.
 * @param title says what is being done.
 * @throws Error for the user when it cannot be run.
 * @throws CancellationError when it was ended before it had a result.
 */
export async function runShown<Result>(
  engine: Engine,
  asked: TaskParams,
  title: string,
  log: vscode.LogOutputChannel,
): Promise<FinishedRun<Result>> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (notification, token) => {
    let before = 0;
    try {
      const outcome = await engine.run<Result>(
        asked,
        ({ done, total, message, line }) => {
          if (line.isFailure) log.error(line.text);
          else log.info(line.text);
          const increment = (100 * Math.max(0, done - before)) / total;
          before = done;
          notification.report({ message, increment });
        },
        token,
      );
      return { ...asked, ...outcome };
    } catch (error) {
      if (error instanceof ResponseError && error.code === TASK_CANCELLED)
        throw new vscode.CancellationError();
      throw engineFault(error);
    }
  });
}
