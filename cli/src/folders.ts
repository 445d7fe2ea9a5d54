import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { SETTINGS_FILE } from '@vitruve/server/workspace/settings-file';
import { Failure } from './failure.ts';

/** A path that a command was given. */
export interface Target {
  readonly path: string;
  readonly folder: boolean;
}

/** @throws Failure when the path does not exist. */
export async function targetOf(written: string): Promise<Target> {
  const path = resolve(written);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Failure(t('File or folder "{0}" does not exist', written));
  return { path, folder: found.isDirectory() };
}

/**
 * The workspace folder of a path: the nearest one above it that has a settings file, otherwise the repository,
 * otherwise the current folder when it holds the path, otherwise the path's own folder.
 */
export function workspaceFolderOf({ path, folder }: Target): string {
  const start = folder ? path : dirname(path);
  const current = process.cwd();
  return above(start, SETTINGS_FILE) ?? above(start, '.git') ?? (isInside(current, start) ? current : start);
}

export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The path as it is printed: relative to the current folder when it lies in it, with `/`. */
export function shownPath(path: string): string {
  const shown = isInside(process.cwd(), path) ? relative(process.cwd(), path) : path;
  return (shown || '.').split(sep).join('/');
}

function above(start: string, name: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
