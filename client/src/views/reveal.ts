import * as vscode from 'vscode';
import type { Source } from '@vitruve/manifests';
import { SCHEMES } from '../schemes.ts';

/** Milliseconds for which the lines of a source stay marked after it was opened. */
const FLASH = 700;

/**
 * Opens the text that a drawn thing stands for, beside the picture, and selects its name.
 * @throws Error when there is no such document.
 */
export async function revealSource(source: Source, panel: vscode.WebviewPanel): Promise<void> {
  const uri = vscode.Uri.parse(source.uri);
  if (!SCHEMES.includes(uri.scheme)) throw new Error(`Not a document of ours: ${source.uri}`);
  const document = await vscode.workspace.openTextDocument(uri);
  const range = (span: { readonly start: number; readonly end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  const viewColumn = textColumn(uri, panel);
  const editor = await vscode.window.showTextDocument(document, { selection: range(source), viewColumn });
  flash(editor, range(source.extent ?? source));
}

function flash(editor: vscode.TextEditor, range: vscode.Range): void {
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    outlineColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
  });
  editor.setDecorations(mark, [range]);
  setTimeout(() => {
    mark.dispose();
  }, FLASH);
}

/** The column to show a text in so that the picture stays seen: where it is open already, where other texts are, or beside. */
export function textColumn(uri: vscode.Uri, panel: vscode.WebviewPanel): vscode.ViewColumn {
  const address = uri.toString();
  const groups = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== panel.viewColumn);
  const has = (matches: (input: vscode.TabInputText) => boolean) => (group: vscode.TabGroup) =>
    group.tabs.some(({ input }) => input instanceof vscode.TabInputText && matches(input));
  const group =
    groups.find(has((input) => input.uri.toString() === address)) ??
    groups.find(has(() => true)) ??
    groups[0];
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}
