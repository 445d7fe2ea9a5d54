import * as vscode from 'vscode';
import { DescribeModelRequest, TryRowRequest } from '@vitruve/engine';
import type { FromPredictionForm, ToPredictionForm } from '@vitruve/webviews';
import type { Engine } from '../../engine/engine.ts';
import { engineFault } from '../../engine/start.ts';
import { pageHtml, pageOptions } from '../../views/page.ts';
import { isFromPredictionForm } from './messages.ts';

/** What a form needs of the editor around it. */
export interface FormHost {
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
}

/** The form of a model in a panel; it asks again what the model asks for when trust is granted. */
export class FormPanel implements vscode.Disposable {
  readonly #host: FormHost;
  readonly #model: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** What is being asked: asked anew, its answer is of another row. */
  #asked: vscode.CancellationTokenSource | undefined;

  /** @param model the path of a file, or a version in a registry. */
  constructor(host: FormHost, model: string, panel: vscode.WebviewPanel) {
    this.#host = host;
    this.#model = model;
    this.#panel = panel;
    panel.webview.options = pageOptions(host.extension);
    this.#subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#describe()),
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isFromPredictionForm(message)) this.#act(message);
        else host.log.warn('prediction form: a message was not understood');
      }),
      panel.onDidDispose(() => {
        this.dispose();
      }),
    ];
    panel.webview.html = pageHtml(
      panel.webview,
      host.extension,
      { view: 'prediction', uri: vscode.Uri.file(model).toString() },
      'prediction/main',
    );
  }

  dispose(): void {
    this.#asked?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #act(message: FromPredictionForm): void {
    switch (message.type) {
      case 'ready':
        void this.#describe();
        return;
      case 'try':
        void this.#ask(async (token) => {
          const params = { model: this.#model, row: message.row };
          return { type: 'tried', tried: await this.#host.engine.ask(TryRowRequest, params, token) };
        });
        return;
      case 'failed':
        this.#host.log.error(`prediction form: ${message.message}`);
        return;
    }
  }

  #describe(): Promise<void> {
    return this.#ask(async (token) => ({
      type: 'form',
      form: await this.#host.engine.ask(DescribeModelRequest, { model: this.#model }, token),
    }));
  }

  async #ask(work: (token: vscode.CancellationToken) => Promise<ToPredictionForm>): Promise<void> {
    this.#asked?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked = source;
    let answer: ToPredictionForm;
    try {
      answer = await work(source.token);
    } catch (error) {
      if (source.token.isCancellationRequested) return;
      const { message } = engineFault(error);
      this.#host.log.error(message);
      answer = { type: 'fault', message };
    }
    if (!source.token.isCancellationRequested) void this.#panel.webview.postMessage(answer);
  }
}
