import * as vscode from 'vscode';
import { currentProxy } from '../current-proxy.ts';
import { Engine } from './engine.ts';
import { EngineExitedError, EngineProcess, EngineUnavailableError } from './engine-process.ts';

/** The engine does not run where somebody may have prepared what it reads. */
export class NotTrustedError extends Error {
  constructor() {
    super(
      vscode.l10n.t(
        'Tasks run in trusted workspaces only: they decode models and images, which may be made by anyone.',
      ),
    );
  }
}

/** The engine of this window; it is started when it is first asked. What it says goes to `log`. */
export function createEngine(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Engine {
  let isTold = false;
  return new Engine({
    start: () => {
      if (!vscode.workspace.isTrusted) throw new NotTrustedError();
      log.info(vscode.l10n.t('Starting the engine.'));
      return new EngineProcess({
        runtime: process.execPath,
        environment: currentProxy(),
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
  if (error instanceof EngineUnavailableError) {
    return new Error(
      vscode.l10n.t(
        'The task cannot run on this platform ({0}): libraries that it needs are not in this package, or cannot be loaded. Everything else in Vitruve works.',
        error.message,
      ),
    );
  }
  if (error instanceof EngineExitedError) {
    return new Error(
      vscode.l10n.t('The engine exited unexpectedly ({0}). Finished results are kept.', error.message),
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}
