import * as vscode from 'vscode';
import type { Place } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { isPlace } from './argument.ts';

/** Opens the place that a lens leads to, or lists the places when there are several. Is given an array of `Place`. */
export async function openPlaces(_connection: Connection, argument: unknown): Promise<void> {
  const places = Array.isArray(argument) ? argument.filter(isPlace).map(locationOf) : [];
  const [first, ...others] = places;
  if (!first) return;
  if (others.length === 0) {
    await vscode.commands.executeCommand('vscode.open', first.uri, { selection: first.range });
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const from = editor?.document.uri ?? first.uri;
  const at = editor?.selection.active ?? first.range.start;
  await vscode.commands.executeCommand('editor.action.showReferences', from, at, places);
}

function locationOf({ uri, range: { start, end } }: Place): vscode.Location {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.Location(vscode.Uri.parse(uri), range);
}
