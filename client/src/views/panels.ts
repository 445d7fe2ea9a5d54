import * as vscode from 'vscode';
import type { ViewSnapshot, ViewTarget } from '@vitruve/manifests';
import type { Connection } from '../connection.ts';
import { currentCaret, followCaret } from './caret.ts';
import { pageOptions } from './page.ts';
import { RememberedChoices } from './remembered.ts';
import { isTarget } from './target.ts';
import { ViewHost, type Caret } from './view-host.ts';

/** The type of our panels, by which the editor finds us when it restores one. */
export const VIEW_TYPE = 'vitruve.view';

/** All webviews that show a view: panels, which are opened here, and those of the matrix editor. */
export class Panels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #connection: Connection;
  readonly #extension: vscode.Uri;
  readonly #storage: vscode.Uri;
  readonly #choices: RememberedChoices;
  readonly #hosts = new Set<ViewHost>();
  /** Where the caret was last: a view that is opened takes the focus from the text. */
  #caret: Caret | undefined = currentCaret();
  readonly #subscriptions: readonly vscode.Disposable[];
  #act: (uri: string, action: string) => Promise<void> = () => Promise.resolve();
  #decoration: (shown: ViewSnapshot) => ViewSnapshot = (shown) => shown;

  constructor(connection: Connection, context: vscode.ExtensionContext) {
    this.#connection = connection;
    this.#extension = context.extensionUri;
    this.#storage = context.globalStorageUri;
    this.#choices = new RememberedChoices(context.workspaceState);
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      followCaret((caret) => {
        this.#caret = caret;
        for (const host of this.#hosts) host.showCaret(caret);
      }),
    ];
  }

  /** The view that has the focus. */
  get active(): ViewHost | undefined {
    return [...this.#hosts].find(({ panel }) => panel.active);
  }

  /** Adds to all views what the server does not know. */
  decorate(decoration: (shown: ViewSnapshot) => ViewSnapshot): void {
    this.#decoration = decoration;
  }

  /** Does what parts of views stand for that were added to them. @param act is given the address of the document. */
  onAct(act: (uri: string, action: string) => Promise<void>): void {
    this.#act = act;
  }

  /** The addresses of what is shown by views that can be seen. */
  get shown(): readonly string[] {
    return [...this.#hosts].filter(({ panel }) => panel.visible).map(({ target }) => target.uri);
  }

  /** Shows the views of a document again, since what is added to them has changed. */
  showAgain(uri: string): void {
    for (const host of this.#hosts) if (host.target.uri === uri) host.showAgain();
  }

  /** Shows a view: the panel that has it already comes to the front, wherever it is. */
  open(
    target: ViewTarget,
    showOptions: { viewColumn: vscode.ViewColumn; preserveFocus?: boolean },
  ): ViewHost {
    const host = this.#find(target);
    if (host) {
      host.panel.reveal(host.panel.viewColumn, showOptions.preserveFocus);
      return host;
    }
    const options = { ...pageOptions(this.#extension), enableFindWidget: true };
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Vitruve', showOptions, options);
    return this.#hold(panel, target);
  }

  /** Called by the editor after a restart, with what the webview has kept. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (isTarget(state)) this.#hold(panel, { view: state.view, uri: state.uri });
    else panel.dispose();
    return Promise.resolve();
  }

  /** Shows a view in a panel that somebody else has made: that of a custom editor. */
  adopt(panel: vscode.WebviewPanel, target: ViewTarget, role: { readonly isEditor: boolean }): ViewHost {
    const host = new ViewHost(
      panel,
      target,
      {
        connection: this.#connection,
        extension: this.#extension,
        storage: this.#storage,
        choices: this.#choices,
        open: (other) => this.open(other, { viewColumn: panel.viewColumn ?? vscode.ViewColumn.Active }),
        caret: () => this.#caret,
        act: (action) => this.#act(target.uri, action),
        decorated: (shown) => this.#decoration(shown),
      },
      role,
    );
    this.#hosts.add(host);
    panel.onDidDispose(() => {
      this.#hosts.delete(host);
      host.dispose();
    });
    return host;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    // The panels stay: at the next start the editor hands them back.
    for (const host of this.#hosts) host.dispose();
  }

  #hold(panel: vscode.WebviewPanel, target: ViewTarget): ViewHost {
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#extension, 'media/view-light.svg'),
      dark: vscode.Uri.joinPath(this.#extension, 'media/view-dark.svg'),
    };
    return this.adopt(panel, target, { isEditor: false });
  }

  #find({ view, uri }: ViewTarget): ViewHost | undefined {
    return [...this.#hosts].find(
      ({ panel, target }) => panel.viewType === VIEW_TYPE && target.view === view && target.uri === uri,
    );
  }
}
