import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Gesture } from '../gesture.ts';

/** The workspace folder of the tests: the only one, or that of a name. */
export function folder(name?: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = name === undefined ? folders[0] : folders.find((folder) => folder.name === name);
  assert.ok(found, `no workspace folder ${name ?? ''} is open`);
  return found.uri;
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), path), { preview: false });
}

/** A second is long for an editor; a loaded machine may need many. */
const PATIENCE = 60_000;

/** Waits until `look` finds something. @throws AssertionError that names what was waited for, and what `seen` says of it. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  seen: () => string = () => '',
): Promise<T> {
  const limit = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > limit) assert.fail(`waited in vain for ${what} ${seen()}`.trimEnd());
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** Finds a text in a document and answers where it begins, moved by `offset` characters. */
export function at(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const index = document.getText().indexOf(text);
  assert.ok(index >= 0, `"${text}" is not in ${document.uri.path}`);
  return document.positionAt(index + offset);
}

export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const start = at(editor.document, from);
  const range = new vscode.Range(start, at(editor.document, from, from.length));
  assert.ok(
    await editor.edit((edit) => {
      edit.replace(range, to);
    }),
    `"${from}" could not be replaced`,
  );
}

/** The rules that a document breaks now. */
export function rulesIn(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Throws away unsaved text and closes everything. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

const BRIDGE = process.env['VITRUVE_BRIDGE'];

/** Whether somebody sits at the keyboard: true in the browser, false in the desktop editor. */
export const hasHands = BRIDGE !== undefined;

/** Asks for a gesture of the person at the browser. */
export async function hands(gesture: Gesture): Promise<string> {
  assert.ok(BRIDGE, 'nobody is at the keyboard');
  const response = await fetch(BRIDGE, { method: 'POST', body: JSON.stringify(gesture) });
  const answer = await response.text();
  assert.ok(response.ok, `${JSON.stringify(gesture)}: ${answer}`);
  return answer;
}

/** Reads the notifications for a text, and presses a button of them when one is named. */
export async function notified(text: string, button?: string): Promise<void> {
  // In a window that nobody looks at they do not pop up: they wait in the list.
  await vscode.commands.executeCommand('notifications.showList');
  await hands({ do: 'see', selector: `.notifications-center .notification-list-item:has-text("${text}")` });
  if (button === undefined) return;
  await hands({ do: 'click', selector: `.notifications-center .monaco-button:has-text("${button}")` });
}
