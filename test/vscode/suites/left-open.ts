import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, hands } from './editor.ts';
import { file } from './photos.ts';
import { View } from './view.ts';

/** Opens the viewer of `car.jpg`, removes a box without saving, and waits until the window keeps that for its next start. */
export async function leaveReviewOpen(): Promise<void> {
  const isKept = (): Promise<string> => hands({ do: 'stored', text: 'excluded' });
  await eventually('an earlier review to be gone', async () => (await isKept()) === 'false' || undefined);
  await vscode.commands.executeCommand('vitruve.blurReview', file('car.jpg'));
  const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
  await viewer.press('Delete', '[data-thing="box:0"]');
  await viewer.says(/excluded/u);
  // A part of what is decided, and of nothing else that the window keeps.
  await eventually('the window’s state', async () => (await isKept()) === 'true' || undefined);
}

/** The file in which the editor's storage keeps the run that the viewer shows; undefined if there is none. */
export async function keptRunFile(): Promise<string | undefined> {
  const outcomes = process.env['VITRUVE_OUTCOMES'];
  assert.ok(outcomes, 'the data folder of the editor is not known');
  const folder = dirname(outcomes);
  const names = await readdir(folder, { recursive: true });
  const found = names.find((name) => /workspaceStorage.*[/\\]blur-run\.json$/u.test(name));
  return found === undefined ? undefined : join(folder, found);
}
