import * as vscode from 'vscode';
import { LiveRuns } from './live-runs.ts';
import { PipelineTerminal } from './pipeline-terminal.ts';
import { PipelineSecrets, type SecretStores } from './secrets.ts';

/** Runs pipelines in terminals, with the secrets of their workspace folder, and follows how far they are. */
export class PipelineRunner implements vscode.Disposable {
  readonly live = new LiveRuns();
  readonly secrets: PipelineSecrets;
  readonly #program: string;

  /** @param program path of the command line. */
  constructor(program: string, stores: SecretStores) {
    this.#program = program;
    this.secrets = new PipelineSecrets(stores);
  }

  /**
   * A run in a terminal of its own, which begins when the terminal is opened.
   * @param uri of the pipeline. @param args of the command line.
   */
  execution(
    uri: vscode.Uri,
    folder: vscode.WorkspaceFolder | undefined,
    args: readonly string[],
  ): vscode.CustomExecution {
    const key = uri.toString();
    return new vscode.CustomExecution(() =>
      Promise.resolve(
        new PipelineTerminal({
          args: [this.#program, ...args, '--editor'],
          folder: folder?.uri.fsPath,
          secrets: () => this.#secretsOf(folder),
          begin: () => {
            this.live.begin(key);
          },
          event: (event) => {
            this.live.hear(key, event);
          },
          end: () => {
            this.live.end(key);
          },
        }),
      ),
    );
  }

  dispose(): void {
    this.live.dispose();
  }

  async #secretsOf(folder: vscode.WorkspaceFolder | undefined): Promise<Readonly<Record<string, string>>> {
    return folder && vscode.workspace.isTrusted ? this.secrets.values(folder.uri.toString()) : {};
  }
}
