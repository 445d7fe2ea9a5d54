import { isAbsolute, relative } from 'node:path';
import { ResponseError, type CancellationToken, type MessageConnection } from 'vscode-jsonrpc/node';
import { readDecisions, saveDecisions } from '../tasks/blur/decisions-file.ts';
import { WarmDetectors, type OpenDetector } from '../tasks/blur/detectors.ts';
import { auditOf } from '../tasks/blur/report/audit.ts';
import { auditMarkdown } from '../running/report/markdown.ts';
import { runBlur as run } from '../tasks/blur/run.ts';
import { TaskFault } from '../fault.ts';
import { readConfiguration } from '../tasks/blur/configuration/task.ts';
import { ModelFault } from '../inference/signature.ts';
import { ImageFault } from '../vision/images/fault.ts';
import { previewOf } from '../vision/images/preview.ts';
import {
  auditReport,
  blurProgress,
  previewPicture,
  readConfiguration as configurationWanted,
  readDecisions as decisionsWanted,
  ready,
  runBlur,
  saveDecisions as decisionsMade,
  TASK_REFUSED,
  type ReportParams,
} from '../protocol.ts';

/**
 * Answers on a connection until it is closed. Models stay warm between requests.
 * @param version of Vitruve.
 */
export function serve(connection: MessageConnection, openDetector: OpenDetector, version: string): void {
  const detectors = new WarmDetectors(openDetector);
  connection.onRequest(runBlur, ({ task, progress }, token) =>
    refusing(() =>
      run(task, {
        detectorFor: (...wanted) => detectors.detectorFor(...wanted),
        onImage: (image) => void connection.sendProgress(blurProgress, progress, image),
        signal: signalOf(token),
      }),
    ),
  );
  connection.onRequest(auditReport, (params) => reportOf(params, version));
  connection.onRequest(previewPicture, (params) => refusing(() => previewOf(params)));
  connection.onRequest(decisionsWanted, ({ image, width, height }) =>
    refusing(async () => (await readDecisions(image, { width, height })) ?? null),
  );
  connection.onRequest(decisionsMade, ({ image, decisions }) =>
    refusing(() => saveDecisions(image, decisions)),
  );
  connection.onRequest(configurationWanted, ({ path }) => refusing(() => readConfiguration(path)));
  connection.onClose(() => void detectors.dispose());
  connection.listen();
  void connection.sendNotification(ready, { version });
}

/** What is for the user is answered as such; the rest is a fault of ours. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isRefusal(error) ? new ResponseError(TASK_REFUSED, error.message) : error;
  }
}

function isRefusal(error: unknown): error is Error {
  return error instanceof TaskFault || error instanceof ModelFault || error instanceof ImageFault;
}

function reportOf({ task, result, folder }: ReportParams, version: string): string {
  const shown = (path: string): string => {
    const inner = folder === undefined ? path : relative(folder, path);
    return inner === '' || inner.startsWith('..') || isAbsolute(inner) ? path : inner;
  };
  return auditMarkdown(auditOf(task, result, { version, shown }));
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
