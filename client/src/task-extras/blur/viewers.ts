import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { BlurMode, KeptReview } from '@vitruve/webviews';
import { pageOptions } from '../../views/page.ts';
import { Drafts } from './drafts.ts';
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
    const known = isKeptState(state) ? state : undefined;
    const kept = known && (await this.#run.read(known.run));
    if (known && kept?.outcome && !this.#viewer) {
      this.#hold(panel, known, kept.outcome);
      return;
    }
    panel.dispose();
    if (known && kept && !kept.outcome) await this.#tellLost(kept.images, known.drafts);
  }

  /** A run that cannot be shown any more: what was changed by hand in it can be saved all the same. */
  async #tellLost(images: readonly string[], changed: KeptReview['drafts']): Promise<void> {
    void this.#run.forget();
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The last review of images cannot be restored in this version of Vitruve. The files that it wrote are unchanged.',
      ),
    );
    const drafts = new Drafts(this.#host.engine);
    for (const [index, decisions] of Object.entries(changed)) {
      const image = images[Number(index)];
      if (image !== undefined) drafts.keep(image, decisions);
    }
    await drafts.offerToSave();
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
