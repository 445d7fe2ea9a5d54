import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** Makes a window and its folder what they were before the first suite, so that no suite depends on those before it. */
export async function tidyUp(workspace: string, pristine: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('notifications.hideList');
  await vscode.commands.executeCommand('workbench.view.explorer');
  restore(workspace, pristine);
}

/** Touches only what differs: each change of a file is one that the extension hears. */
function restore(workspace: string, pristine: string): void {
  const wanted = new Set(filesIn(pristine));
  for (const path of filesIn(workspace)) if (!wanted.has(path)) rmSync(join(workspace, path));
  for (const path of wanted) {
    const content = readFileSync(join(pristine, path));
    const target = join(workspace, path);
    if (existsSync(target) && readFileSync(target).equals(content)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** The files of a folder, as paths in it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}
