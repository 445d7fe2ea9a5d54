import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { ViewTarget } from '@vitruve/manifests';
import { TableRowsRequest, type TableProfile } from '@vitruve/engine';
import type { ChosenReading, FromTableView, RowOrder, ToTableView } from '@vitruve/webviews';
import type { Engine } from '../../engine/engine.ts';
import { engineFault } from '../../engine/start.ts';
import { pageHtml, pageOptions } from '../../views/page.ts';
import type { RememberedChoices } from '../../views/remembered.ts';
import { isFromTableView } from './messages.ts';

/** Rows of a page. */
const PAGE = 200;

/** Milliseconds without another change after which a file is read again. */
const PAUSE = 300;

/** What is remembered of the choices, each under its name. */
const CHOICES = [
  'sheet',
  'member',
  'encoding',
  'separator',
] as const satisfies readonly (keyof ChosenReading)[];

/** What a preview needs of the editor around it. */
export interface PreviewHost {
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
  /** How files were read. */
  readonly choices: RememberedChoices;
}

/** Which rows are shown. */
interface Place {
  readonly offset: number;
  readonly order: RowOrder | undefined;
  /** A condition in SQL. */
  readonly filter: string | undefined;
  /** The first table unless one was chosen. */
  readonly reading: ChosenReading;
}

/** The preview of a table in a panel: it is read again when its file changes. */
export class TablePreview implements vscode.Disposable {
  readonly #host: PreviewHost;
  readonly #uri: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable[];
  readonly #target: ViewTarget;
  #place: Place;
  /** What is being asked: asked anew, it is ended. */
  readonly #asked = new Map<'rows' | 'profile', vscode.CancellationTokenSource>();
  /** Whether the sheet has no column. */
  #isEmpty = false;
  #pause: NodeJS.Timeout | undefined;

  constructor(host: PreviewHost, uri: vscode.Uri, panel: vscode.WebviewPanel) {
    this.#host = host;
    this.#uri = uri;
    this.#panel = panel;
    this.#target = { view: 'table', uri: uri.toString() };
    const { sheet, member, encoding, separator } = host.choices.of(this.#target);
    const reading = chosenReading({ sheet, member, encoding, separator });
    this.#place = { offset: 0, order: undefined, filter: undefined, reading };
    const { extension } = host;
    panel.webview.options = pageOptions(extension);
    const folder = vscode.Uri.file(dirname(uri.fsPath));
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, escapedGlob(name)),
    );
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(this.#changed),
      watcher.onDidCreate(this.#changed),
      vscode.workspace.onDidGrantWorkspaceTrust(this.#changed),
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isFromTableView(message)) this.#act(message);
        else host.log.warn('table preview: a message was not understood');
      }),
      panel.onDidDispose(() => {
        this.dispose();
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, extension, this.#target, 'table/main');
  }

  dispose(): void {
    clearTimeout(this.#pause);
    for (const source of this.#asked.values()) source.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  readonly #changed = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      // The column that it was sorted by may be gone, and so may the page.
      this.#place = { ...this.#place, offset: 0, order: undefined };
      void this.#begin();
    }, PAUSE);
  };

  #act(message: FromTableView): void {
    switch (message.type) {
      case 'ready':
        void this.#begin();
        return;
      case 'rows':
        this.#place = {
          ...{ offset: message.offset, order: message.order, filter: message.filter },
          reading: this.#place.reading,
        };
        void this.#read();
        return;
      case 'reading': {
        const reading = chosenReading(message.reading);
        this.#place = { offset: 0, order: undefined, filter: undefined, reading };
        void this.#host.choices.keep(this.#target, { ...reading });
        void this.#begin();
        return;
      }
      case 'propose':
        void vscode.commands.executeCommand('vitruve.run.propose-checks', this.#uri);
        return;
      case 'text':
        void vscode.commands.executeCommand('vscode.openWith', this.#uri, 'default');
        return;
      case 'failed':
        this.#host.log.error(`table preview: ${message.message}`);
        return;
    }
  }

  /** Rows first: they are there at once, whatever the size of the table. */
  async #begin(): Promise<void> {
    this.#asked.get('profile')?.cancel();
    if ((await this.#read()) && !this.#isEmpty) await this.#profile();
  }

  #read(): Promise<boolean> {
    return this.#ask('rows', async (token) => {
      const { offset, order, filter, reading } = this.#place;
      const chosen = {
        ...(order && { sort: order }),
        ...(filter === undefined ? {} : { filter }),
        ...reading,
      };
      const params = { table: this.#uri.fsPath, offset, limit: PAGE, ...chosen };
      const rows = await this.#host.engine.ask(TableRowsRequest, params, token);
      // The first sheet is another one when sheets are moved, and one that was chosen may be gone.
      const shown = chosenReading({ ...reading, sheet: rows.sheet, member: rows.member });
      if (!token.isCancellationRequested) this.#place = { ...this.#place, reading: shown };
      this.#isEmpty = rows.columns.length === 0;
      return { type: 'rows', offset, limit: PAGE, order, filter, reading: shown, rows };
    });
  }

  #profile(): Promise<boolean> {
    return this.#ask('profile', async (token) => {
      const { fsPath } = this.#uri;
      const inputs = { table: fsPath, rows: 0, ...this.#place.reading };
      const { result } = await this.#host.engine.run<TableProfile>(
        { task: 'vitruve/profile', inputs, folder: dirname(fsPath) },
        ({ done, total }) => {
          if (!token.isCancellationRequested) this.#tell({ type: 'progress', done, total });
        },
        token,
      );
      return { type: 'profile', profile: result };
    });
  }

  /** @returns whether it was answered; what was asked again in the meantime, or of a panel that is closed, is told by nobody. */
  async #ask(
    what: 'rows' | 'profile',
    work: (token: vscode.CancellationToken) => Promise<ToTableView>,
  ): Promise<boolean> {
    this.#asked.get(what)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked.set(what, source);
    try {
      const answer = await work(source.token);
      if (!source.token.isCancellationRequested) this.#tell(answer);
      return !source.token.isCancellationRequested;
    } catch (error) {
      if (source.token.isCancellationRequested) return false;
      const fault = engineFault(error);
      this.#host.log.error(fault.message);
      this.#tell({ type: 'fault', message: fault.message });
      return false;
    }
  }

  #tell(message: ToTableView): void {
    void this.#panel.webview.postMessage(message);
  }
}

/** What there is of choices. */
function chosenReading(chosen: {
  readonly [Name in keyof ChosenReading]?: string | undefined;
}): ChosenReading {
  return Object.fromEntries(
    CHOICES.flatMap((name) => (chosen[name] === undefined ? [] : [[name, chosen[name]]])),
  );
}

/** A name in which nothing is a pattern. */
function escapedGlob(name: string): string {
  return name.replace(/[*?[\]{}]/gu, '[$&]');
}
