import { ResponseError, type CancellationToken, type MessageConnection } from 'vscode-jsonrpc/node';
import { WarmDetectors, type OpenDetector } from '../blur/detectors.ts';
import { runBlur as run } from '../blur/run.ts';
import { TaskFault } from '../blur/task.ts';
import { ModelFault } from '../detection/layout.ts';
import { ImageFault } from '../images/fault.ts';
import { readConfiguration as read } from '../configuration/task.ts';
import { blurProgress, readConfiguration, ready, runBlur, TASK_REFUSED } from '../protocol.ts';

/**
 * Answers on a connection until it is closed. Models stay warm between requests.
 * @param version of Vitruve.
 */
export function serve(connection: MessageConnection, openDetector: OpenDetector, version: string): void {
  const detectors = new WarmDetectors(openDetector);
  connection.onRequest(runBlur, async ({ task, progress }, token) => {
    try {
      return await run(task, {
        detectorFor: (subject, model) => detectors.detectorFor(subject, model),
        onImage: (image) => void connection.sendProgress(blurProgress, progress, image),
        signal: signalOf(token),
      });
    } catch (error) {
      throw isRefusal(error) ? new ResponseError(TASK_REFUSED, error.message) : error;
    }
  });
  connection.onRequest(readConfiguration, async ({ path }) => {
    try {
      return await read(path);
    } catch (error) {
      throw isRefusal(error) ? new ResponseError(TASK_REFUSED, error.message) : error;
    }
  });
  connection.onClose(() => void detectors.dispose());
  connection.listen();
  void connection.sendNotification(ready, { version });
}

function isRefusal(error: unknown): error is Error {
  return error instanceof TaskFault || error instanceof ModelFault || error instanceof ImageFault;
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
