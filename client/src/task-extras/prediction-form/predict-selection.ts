import { basename } from 'node:path';
import * as vscode from 'vscode';
import { PredictTextRequest } from '@vitruve/engine';
import type { Engine } from '../../engine/engine.ts';
import { chosenModel } from './chosen-model.ts';
import { selectedRows } from './selected-rows.ts';

/** Asks for a model, and shows what it predicts for the selected rows of the table in the active editor. */
export async function predictSelection(engine: Engine): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const ranges = editor?.selections.map(({ start, end }) => ({ start: start.line, end: end.line })) ?? [];
  const text = editor && selectedRows(editor.document, ranges);
  if (!editor || text === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select rows of a CSV file first, below its column names.'),
    );
    return;
  }
  const model = await chosenModel(vscode.l10n.t('Predict Selected Rows'));
  if (!model) return;
  const { document, viewColumn } = editor;
  const name = basename(document.fileName);
  const predicted = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Predicting…') },
    () => engine.ask(PredictTextRequest, { model: model.fsPath, name, text }),
  );
  const shown = await vscode.workspace.openTextDocument({
    content: predicted.text,
    language: document.languageId,
  });
  await vscode.window.showTextDocument(shown, {
    viewColumn: viewColumn === undefined ? vscode.ViewColumn.Beside : viewColumn + 1,
    preview: true,
  });
}
