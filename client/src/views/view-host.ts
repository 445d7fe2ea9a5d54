import * as vscode from 'vscode';
import type { ViewSnapshot, ViewTarget } from '@vitruve/manifests';
import { LayoutRequest } from '@vitruve/server';
import type { FromWebview, PictureFormat, ToWebview } from '@vitruve/webviews';
import type { Connection } from '../connection.ts';
import { editCell, saveText, stepInText } from './cell-edits.ts';
import { isFromWebview } from './messages.ts';
import { pageHtml, pageOptions } from './page.ts';
import { copyPicture, savePicture, type Picture } from './picture-file.ts';
import { printPage } from './print.ts';
import type { RememberedChoices } from './remembered.ts';
import { revealSource } from './reveal.ts';
import { ViewFeed } from './view-feed.ts';

/** What all views share. */
export interface Surroundings {
  readonly connection: Connection;
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
  /** A folder that the extension may write into. */
  readonly storage: vscode.Uri;
  /** Shows another view, from within one. */
  readonly open: (target: ViewTarget) => void;
  /** What was chosen in views that were closed. */
  readonly choices: RememberedChoices;
  /** Where the caret is in a text, or was last. */
  readonly caret: () => Caret | undefined;
  /** A view with what the server does not know of it. */
  readonly decorated: (shown: ViewSnapshot) => ViewSnapshot;
  /** Does what a part of the view stands for that was added to it. */
  readonly act: (action: string) => Promise<void>;
}

/** A place in a text: UTF-16 offset in the document. */
export interface Caret {
  readonly uri: string;
  readonly offset: number;
}

/** The extension's end of one webview: it feeds it with what its view shows, and does what is asked for in it. */
export class ViewHost implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly target: ViewTarget;
  readonly #surroundings: Surroundings;
  /** Whether the panel is the editor of its document, which then undoes and redoes by itself. */
  readonly #isEditor: boolean;
  readonly #feed: ViewFeed;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** A webview drops what it is sent before its script runs. */
  #ready = false;
  /** Edits and undoing one after the other: each is computed on the text that the one before has made. */
  #edits: Promise<void> = Promise.resolve();
  #destination: vscode.Uri | undefined;
  /** The last place sent, which a script that starts again does not know. */
  #caret: Caret | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    target: ViewTarget,
    surroundings: Surroundings,
    { isEditor }: { readonly isEditor: boolean },
  ) {
    this.panel = panel;
    this.target = target;
    this.#surroundings = surroundings;
    this.#isEditor = isEditor;
    const { connection, extension, choices } = surroundings;
    this.#feed = new ViewFeed(connection, target, {
      isLooking: () => panel.visible && this.#ready,
      take: (shown) => {
        this.#show(shown);
      },
    });
    this.#subscriptions = [
      this.#feed,
      connection.onDidChangeState((state) => {
        this.#tell({ type: 'server', running: state === 'running' });
      }),
      panel.onDidChangeViewState(() => {
        // A hidden webview has ended; its script says when it runs again.
        if (!panel.visible) this.#ready = false;
      }),
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
    ];
    panel.webview.options = pageOptions(extension);
    panel.webview.html = pageHtml(panel.webview, extension, { ...target, chosen: choices.of(target) });
  }

  /** Highlights what is at a place of the text. */
  showCaret(caret: Caret): void {
    this.#caret = caret;
    if (this.panel.visible) this.#tell({ type: 'cursor', ...caret });
  }

  /** Shows what it shows again, with what is to be added now. */
  showAgain(): void {
    if (this.#feed.shown && this.panel.visible) this.#show(this.#feed.shown);
  }

  /** Has the picture made, and saves it in `destination` or where the person says, or copies it. */
  takePicture(format: PictureFormat, purpose: Picture['purpose'], destination?: vscode.Uri): void {
    this.#destination = destination;
    this.#tell({ type: 'picture-wanted', format, purpose });
  }

  /** Has the view printed, or saves the page that would be in `destination`. */
  print(destination?: vscode.Uri): void {
    this.#destination = destination;
    this.#tell({ type: 'print' });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #tell(message: ToWebview): void {
    if (this.#ready) void this.panel.webview.postMessage(message);
  }

  #show(shown: ViewSnapshot): void {
    if (!this.#isEditor) this.panel.title = shown.title;
    this.#tell({ type: 'show', shown: this.#surroundings.decorated(shown) });
  }

  #receive(message: unknown): void {
    const { output } = this.#surroundings.connection;
    if (!isFromWebview(message)) {
      output.warn(`${this.target.view}: a message was not understood`);
      return;
    }
    this.#act(message).catch((error: unknown) => {
      output.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    });
  }

  async #act(message: FromWebview): Promise<void> {
    const { connection, open } = this.#surroundings;
    switch (message.type) {
      case 'ready':
        this.#begin();
        return;
      case 'reveal':
        return revealSource(message.source, this.panel);
      case 'act':
        return this.#surroundings.act(message.action);
      case 'open-view':
        open({ view: message.view, uri: message.uri });
        return;
      case 'show-rule':
        await vscode.commands.executeCommand('vitruve.showRule', message.rule);
        return;
      case 'chosen':
        return this.#surroundings.choices.keep(this.target, message.chosen);
      case 'layout':
        return this.#layOut(message.request, message.diagram);
      case 'picture':
        return this.#keep(message);
      case 'print':
        return printPage(message.body, this.#givenDestination(), this.#surroundings.storage);
      case 'edit-cell':
        return this.#change(() => editCell(connection, this.target.uri, message.edit));
      case 'undo':
      case 'redo':
        return this.#change(() => this.#step(message.type));
      case 'save-document':
        return this.#change(() => saveText(this.target.uri));
      case 'failed':
        connection.output.error(`${this.target.view}: ${message.message}`);
        return;
    }
  }

  /** The script of the webview runs, for the first time or again: it is shown what is known, then what is true. */
  #begin(): void {
    this.#ready = true;
    const { connection, caret } = this.#surroundings;
    this.#tell({ type: 'server', running: connection.state !== 'stopped' });
    if (this.#feed.shown) this.#show(this.#feed.shown);
    const place = this.#caret ?? caret();
    if (place) this.showCaret(place);
    this.#feed.ask();
  }

  async #layOut(request: number, diagram: LayoutMessage['diagram']): Promise<void> {
    try {
      const layout = await this.#surroundings.connection.requestWith(LayoutRequest, { diagram });
      this.#tell({ type: 'layout', request, layout });
    } catch (error) {
      this.#tell({ type: 'layout-failed', request, message: messageOf(error) });
    }
  }

  async #step(step: 'undo' | 'redo'): Promise<void> {
    if (this.#isEditor) await vscode.commands.executeCommand(step);
    else await stepInText(step, this.target.uri, this.panel);
  }

  async #keep(picture: Picture): Promise<void> {
    if (picture.purpose === 'copy') return copyPicture(picture);
    return savePicture(picture, this.target, this.#givenDestination());
  }

  /** Where a command asked to write: once. */
  #givenDestination(): vscode.Uri | undefined {
    const destination = this.#destination;
    this.#destination = undefined;
    return destination;
  }

  /** Changes the text when the changes before are done. A refusal is shown where the edit was made. */
  #change(step: () => Promise<void>): Promise<void> {
    this.#edits = this.#edits.then(step).catch((error: unknown) => {
      this.#tell({ type: 'edit-refused', message: messageOf(error) });
    });
    return this.#edits;
  }
}

type LayoutMessage = Extract<FromWebview, { readonly type: 'layout' }>;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
