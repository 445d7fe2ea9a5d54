import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { SETTINGS_FILE } from './disk/settings-file-name.ts';
import { URI } from 'vscode-uri';
import { UserError } from './errors.ts';

/** A path that a command was given. */
export interface Target {
  readonly path: string;
  readonly folder: boolean;
}

/**
 * @param from the folder that relative paths count from.
 * @throws UserError when the path does not exist.
 */
export async function targetOf(written: string, from: string): Promise<Target> {
  const path = resolve(from, written);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UserError(t('File or folder "{0}" does not exist', written));
  return { path, folder: found.isDirectory() };
}

/**
 * The workspace folder of a path: the nearest one above it that has a settings file, otherwise the repository,
 * otherwise the folder that it is asked from when that holds the path, otherwise the path's own folder.
 */
export function workspaceFolderOf({ path, folder }: Target, from: string): string {
  const start = folder ? path : dirname(path);
  return above(start, SETTINGS_FILE) ?? above(start, '.git') ?? (isInside(from, start) ? from : start);
}

/** The path of a file's URI. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function above(start: string, name: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
