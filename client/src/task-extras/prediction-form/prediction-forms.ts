import { basename, resolve } from 'node:path';
import * as vscode from 'vscode';
import { PREDICTION_FORM } from '@vitruve/engine';
import { documentOf } from '../../commands/argument.ts';
import type { Command } from '../../commands/command.ts';
import { NotTrustedError } from '../../engine/start.ts';
import type { TaskExtras } from '../../tasks/extras.ts';
import type { TaskView } from '../../tasks/task-view.ts';
import type { Tasks } from '../../tasks/tasks.ts';
import { chosenModel } from './chosen-model.ts';
import { FormPanel, type FormHost } from './form-panel.ts';
import { predictSelection } from './predict-selection.ts';

const MODEL = /\.onnx$/iu;

/** Forms in which predictions of models are tried, one panel for each model. */
export class PredictionForms implements TaskExtras {
  readonly #tasks: Tasks;
  readonly #host: FormHost;
  readonly #panels = new Map<string, vscode.WebviewPanel>();

  constructor(context: vscode.ExtensionContext, tasks: Tasks) {
    this.#tasks = tasks;
    this.#host = { engine: tasks.engine, log: tasks.log, extension: context.extensionUri };
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.tryPrediction': (_connection, argument) =>
        this.#tasks.guarded(async () => {
          if (!vscode.workspace.isTrusted) throw new NotTrustedError();
          const uri = documentOf(argument);
          const model =
            uri && MODEL.test(uri.path) ? uri : await chosenModel(vscode.l10n.t('Try a Prediction'));
          if (model) this.#open(model.fsPath);
        }),
      'vitruve.predictSelection': () =>
        this.#tasks.guarded(async () => {
          if (!vscode.workspace.isTrusted) throw new NotTrustedError();
          await predictSelection(this.#tasks.engine);
        }),
    };
  }

  get views(): Readonly<Record<string, TaskView>> {
    return {
      [PREDICTION_FORM]: {
        title: () => vscode.l10n.t('Try a Prediction'),
        open: ({ inputs, folder }) => {
          const { model } = inputs;
          if (typeof model === 'string') this.#open(resolve(folder, model));
        },
      },
    };
  }

  dispose(): void {
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #open(model: string): void {
    const shown = this.#panels.get(model);
    if (shown) {
      shown.reveal();
      return;
    }
    const title = vscode.l10n.t('Prediction: {0}', basename(model));
    // What was typed takes no time to type again, but may have been long.
    const options = { retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(
      'vitruve.prediction',
      title,
      vscode.ViewColumn.Active,
      options,
    );
    this.#panels.set(model, panel);
    panel.onDidDispose(() => this.#panels.delete(model));
    // Whoever is told of the end of the panel ends the form.
    void new FormPanel(this.#host, model, panel);
  }
}
