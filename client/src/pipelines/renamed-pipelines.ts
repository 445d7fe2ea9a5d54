import * as vscode from 'vscode';
import type { CommandLine } from './command-line.ts';
import { recordedFolder } from './recorded-folders.ts';

const PIPELINE = /(?:^|[./])pipeline\.ya?ml$/iu;

/** Pipelines that are renamed in the editor, alone or with their folder, keep their recorded runs and their lock file. */
export class RenamedPipelines implements vscode.Disposable {
  readonly #commandLine: CommandLine;
  readonly #subscription: vscode.Disposable;

  constructor(commandLine: CommandLine) {
    this.#commandLine = commandLine;
    this.#subscription = vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) void this.#adopt(oldUri, newUri);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #adopt(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    // Also where the workspace is not trusted: nothing is started then.
    const folder = recordedFolder(to);
    if (folder === undefined || !(PIPELINE.test(from.path) || (await isFolder(to)))) return;
    try {
      await this.#commandLine.text(['runs', 'adopt', from.fsPath, to.fsPath], folder);
    } catch (error) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The runs of the renamed pipeline were not taken over: {0}',
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0;
}
