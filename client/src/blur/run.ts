import * as vscode from 'vscode';
import type { BlurResult, BlurTask } from '@vitruve/engine/blur/task';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';
import { lineOf, rateText } from './wording.ts';

/** What a run was asked for, and what came of it. */
export interface Outcome {
  readonly task: BlurTask;
  readonly result: BlurResult;
}

/**
 * Runs a task under a notification that tells how far it is and can end it: what was done until then stays.
 * @throws Error for the user when it cannot be run.
 */
export async function runShown(
  engine: Engine,
  task: BlurTask,
  log: vscode.LogOutputChannel,
): Promise<Outcome> {
  const title = task.anonymisation
    ? vscode.l10n.t('Blurring faces and plates')
    : vscode.l10n.t('Looking for faces and plates');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (notification, token) => {
    const start = performance.now();
    let before = 0;
    try {
      const result = await engine.blur(
        task,
        ({ done, total, image }) => {
          if (image.state === 'failed') log.error(lineOf(image));
          else log.info(lineOf(image));
          const rate = (1000 * done) / Math.max(1, performance.now() - start);
          const increment = (100 * Math.max(0, done - before)) / total;
          before = done;
          notification.report({ message: `${done}/${total} · ${rateText(rate)}`, increment });
        },
        token,
      );
      return { task, result };
    } catch (error) {
      throw engineFault(error);
    }
  });
}
