import * as vscode from 'vscode';
import { Engine } from './engine.ts';
import { EngineEnded, EngineProcess, EngineUnavailable } from './engine-process.ts';

/** The engine does not run where somebody may have prepared what it reads. */
export class NotTrusted extends Error {
  constructor() {
    super(
      vscode.l10n.t(
        'Faces and plates are detected only in trusted folders, because models and images from others are decoded by a program.',
      ),
    );
  }
}

/** The engine of this window; it is started when it is first asked. What it says goes to `log`. */
export function createEngine(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Engine {
  let isTold = false;
  return new Engine({
    start: () => {
      if (!vscode.workspace.isTrusted) throw new NotTrusted();
      log.info(vscode.l10n.t('Starting the engine.'));
      return new EngineProcess({
        runtime: process.execPath,
        args: [
          context.asAbsolutePath('dist/engine.cjs'),
          vscode.env.language,
          context.asAbsolutePath('dist/l10n/bundle.l10n.fr.json'),
        ],
        log: (line) => {
          log.warn(line);
        },
      });
    },
    restarting: (why) => {
      log.error(vscode.l10n.t('The engine exited ({0}) and is restarting.', why));
      if (isTold) return;
      isTold = true;
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The engine exited unexpectedly. It was restarted and the run continues.'),
      );
    },
  });
}

/** What went wrong with the engine, for the user. */
export function engineFault(error: unknown): Error {
  if (error instanceof EngineUnavailable) {
    return new Error(
      vscode.l10n.t(
        'Faces and plates cannot be detected on this platform ({0}): the required libraries are missing or cannot be loaded. All other features of Vitruve work.',
        error.message,
      ),
    );
  }
  if (error instanceof EngineEnded) {
    return new Error(
      vscode.l10n.t('The engine exited unexpectedly ({0}). Finished results are kept.', error.message),
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
