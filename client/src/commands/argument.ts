import * as vscode from 'vscode';
import type { Place } from '@vitruve/server';

/** A text that a key binding gives under `key`, so that nothing need be asked: `{ "title": "Use Kafka" }`. */
export function given(argument: unknown, key: string): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const value: unknown = Object.entries(argument).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}

/** All texts that a key binding gives, by their keys. */
export function answersIn(argument: unknown): Readonly<Record<string, string>> {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return {};
  return Object.fromEntries(
    Object.entries(argument).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * The document that a command is about: the one a menu hands over (an address, or a line of a tree that leads to one),
 * the one a key binding names under `uri`, or that of the active editor.
 */
export function documentOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const uri = given(argument, 'uri') ?? placeOf(argument)?.uri;
  return uri === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(uri);
}

/** The place that a line of a tree leads to. */
export function placeOf(argument: unknown): Place | undefined {
  if (typeof argument !== 'object' || argument === null || !('place' in argument)) return undefined;
  return isPlace(argument.place) ? argument.place : undefined;
}

export function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'uri' in value && 'range' in value;
}
