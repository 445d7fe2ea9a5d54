import * as vscode from 'vscode';
import { keptIn, keptText, type KeptOutcome } from './kept-form.ts';
import type { Outcome } from './outcome.ts';

/**
 * The run that the viewer shows, in the editor's own storage for the workspace: where pictures are, boxes and counts, but no
 * picture. With it the viewer comes back when the window is loaded again.
 */
export class KeptRun {
  readonly #file: vscode.Uri | undefined;
  /** Writes follow each other. */
  #last: Promise<void> = Promise.resolve();

  /** @param storage of the workspace; undefined in a window without one, where nothing is kept. */
  constructor(storage: vscode.Uri | undefined) {
    this.#file = storage && vscode.Uri.joinPath(storage, 'blur-run.json');
  }

  keep(id: string, outcome: Outcome): Promise<void> {
    return this.#then((file) => vscode.workspace.fs.writeFile(file, Buffer.from(keptText(id, outcome))));
  }

  /** Undefined when it is not there, or nothing is understood of it. */
  async read(id: string): Promise<KeptOutcome | undefined> {
    if (!this.#file) return undefined;
    try {
      return keptIn(Buffer.from(await vscode.workspace.fs.readFile(this.#file)).toString(), id);
    } catch {
      // There is no such file.
      return undefined;
    }
  }

  forget(): Promise<void> {
    return this.#then((file) => vscode.workspace.fs.delete(file));
  }

  #then(write: (file: vscode.Uri) => Thenable<void>): Promise<void> {
    const file = this.#file;
    if (!file) return Promise.resolve();
    // The viewer is of use without it: a full disk only means that it does not come back.
    this.#last = this.#last.then(() => write(file)).catch(() => undefined);
    return this.#last;
  }
}
