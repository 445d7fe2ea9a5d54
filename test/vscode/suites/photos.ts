import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { folder } from './editor.ts';

/** A file of the workspace with photos. */
export const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

/** Undefined for a file that is not there. */
export async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file(path));
  } catch {
    return undefined;
  }
}

export async function remove(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await vscode.workspace.fs.delete(file(path), { recursive: true }).then(undefined, () => undefined);
  }
}

export const set = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('vitruve.blur').update(name, value, vscode.ConfigurationTarget.Workspace);

/** As many copies of the photo of a car: `many/0.jpg` … */
export async function copies(count: number): Promise<readonly string[]> {
  const paths = Array.from({ length: count }, (_, index) => `many/${index}.jpg`);
  for (const path of paths) await vscode.workspace.fs.copy(file('car.jpg'), file(path), { overwrite: true });
  return paths;
}

/** The process of the engine: it is a child of the extension host, which we run in. */
export function engines(): readonly number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes('dist/engine.cjs'))
    .map((line) => line.trim().split(/\s+/u).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([pid = 0]) => pid);
}
