import * as vscode from 'vscode';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';
import type { Outcome } from './outcome.ts';
import { lineOf, rateText, remainingText } from './wording.ts';

/** Milliseconds after which what is left can be told. */
const KNOWN_AFTER = 3000;

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
    : vscode.l10n.t('Detecting faces and plates');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (notification, token) => {
    const start = performance.now();
    let before = 0;
    // Those that an earlier run finished take no time.
    let worked = 0;
    try {
      const result = await engine.blur(
        task,
        ({ done, total, image }) => {
          if (image.state === 'failed') log.error(lineOf(image));
          else log.info(lineOf(image));
          if (image.state !== 'skipped') worked++;
          const passed = performance.now() - start;
          const rate = (1000 * worked) / Math.max(1, passed);
          const isTold = passed > KNOWN_AFTER && worked > 0 && done < total;
          const parts = [
            `${done}/${total}`,
            ...(worked > 0 ? [rateText(rate)] : []),
            ...(isTold ? [remainingText((total - done) / rate)] : []),
          ];
          const increment = (100 * Math.max(0, done - before)) / total;
          before = done;
          notification.report({ message: parts.join(' · '), increment });
        },
        token,
      );
      return { task, result };
    } catch (error) {
      throw engineFault(error);
    }
  });
}
