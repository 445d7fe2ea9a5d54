import * as vscode from 'vscode';

/** A text that a key binding gives under `key`, so that nothing need be asked: `{ "title": "Use Kafka" }`. */
export function given(argument: unknown, key: string): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const value: unknown = Object.entries(argument).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The document that a command is about: the one a menu hands over (an address, or a line of a tree that leads to one),
 * the one a key binding names under `uri`, or that of the active editor.
 */
export function documentOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const uri = given(argument, 'uri') ?? given(placeOf(argument), 'uri');
  return uri === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(uri);
}

function placeOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'place' in argument
    ? argument.place
    : undefined;
}
