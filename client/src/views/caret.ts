import * as vscode from 'vscode';
import type { Caret } from './view-host.ts';

/** Milliseconds between two reports of a caret that moves: often enough to look immediate. */
const PACE = 60;

/** The caret of the active text; undefined while none is active. */
export function currentCaret(): Caret | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && caretOf(editor);
}

/** Reports where the caret goes in any text: at once, then no oftener than it is worth drawing, and the last place always. */
export function followCaret(tell: (caret: Caret) => void): vscode.Disposable {
  let resting: NodeJS.Timeout | undefined;
  let latest: vscode.TextEditor | undefined;
  const report = (): void => {
    resting = undefined;
    if (!latest) return;
    tell(caretOf(latest));
    latest = undefined;
    resting = setTimeout(report, PACE);
  };
  const moved = (editor: vscode.TextEditor | undefined): void => {
    if (!editor) return;
    latest = editor;
    if (!resting) report();
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      moved(textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(moved),
    {
      dispose: () => {
        clearTimeout(resting);
      },
    },
  );
}

function caretOf({ document, selection }: vscode.TextEditor): Caret {
  return { uri: document.uri.toString(), offset: document.offsetAt(selection.active) };
}
