import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { BlurMode, KeptReview } from '@vitruve/webviews';
import { pageOptions } from '../views/page.ts';
import { KeptRun } from './kept-run.ts';
import { isKeptState } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { BlurViewer, VIEWER_TYPE, type ViewerHost } from './viewer.ts';

/** The viewer of this window: there is one, which the last run is shown in, and which comes back with the window. */
export class BlurViewers implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #host: ViewerHost;
  readonly #run: KeptRun;
  readonly #registration: vscode.Disposable;
  #viewer: BlurViewer | undefined;

  constructor(host: ViewerHost, storage: vscode.Uri | undefined) {
    this.#host = host;
    this.#run = new KeptRun(storage);
    this.#registration = vscode.window.registerWebviewPanelSerializer(VIEWER_TYPE, this);
  }

  open(outcome: Outcome, mode: BlurMode): void {
    if (this.#viewer) {
      this.#viewer.show(outcome, mode);
      return;
    }
    const title = vscode.l10n.t('Faces and Plates');
    const panel = vscode.window.createWebviewPanel(VIEWER_TYPE, title, vscode.ViewColumn.Active, {
      ...pageOptions(this.#host.extension),
      // Boxes that are being drawn are not to be lost when another tab is looked at.
      retainContextWhenHidden: true,
    });
    const id = randomUUID();
    this.#hold(panel, { run: id, mode, selected: undefined, drafts: {} }, outcome);
    void this.#run.keep(id, outcome);
  }

  /** Called by the editor after a restart, with what the viewer has kept. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const outcome = isKeptState(state) ? await this.#run.read(state.run) : undefined;
    if (isKeptState(state) && outcome && !this.#viewer) this.#hold(panel, state, outcome);
    else panel.dispose();
  }

  dispose(): void {
    // The panel stays: at the next start the editor hands it back.
    this.#registration.dispose();
  }

  #hold(panel: vscode.WebviewPanel, state: KeptReview, outcome: Outcome): void {
    const viewer = new BlurViewer(panel, this.#host, outcome, state, (changed) =>
      this.#run.keep(state.run, changed),
    );
    this.#viewer = viewer;
    panel.onDidDispose(() => {
      if (this.#viewer === viewer) this.#viewer = undefined;
      void this.#run.forget();
    });
  }
}
