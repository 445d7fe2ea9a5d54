import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { Workspace, type DVC, type PIPELINE } from '@vitruve/manifests';
import {
  currentDay,
  isUnread,
  pathOf,
  readSettings,
  readTextFile,
  TaskError,
  uriOfPath,
  workspaceFolderOf,
} from '@vitruve/workspace';

/** A file that describes stages, alone in a workspace with the settings of its folder. */
export interface OpenedManifest {
  /** Of the file; absolute. */
  readonly folder: string;
  /** The workspace folder; absolute. */
  readonly root: string;
  readonly uri: string;
  readonly text: string;
  /** Others that it names are read into it by `readInto`. */
  readonly workspace: Workspace;
}

/**
 * Opens a file as a manifest of a kind, whatever its name is.
 * @throws TaskError when it cannot be read.
 */
export async function openManifest(
  path: string,
  kind: typeof DVC | typeof PIPELINE,
): Promise<OpenedManifest> {
  const folder = dirname(path);
  const root = workspaceFolderOf({ path, folder: false }, folder);
  const { settings } = await readSettings(root);
  const workspace = new Workspace([{ ...kind, detect: () => true }], {
    exists: (file) => existsSync(pathOf(file)),
    today: currentDay,
  });
  workspace.addRoot(uriOfPath(root), settings);
  const text = await readInto(workspace, path);
  if (text === undefined) throw new TaskError(t('"{0}" cannot be read', path));
  return { folder, root, uri: uriOfPath(path), text, workspace };
}

/** @returns the text of a file, which the workspace then has, too; undefined where it cannot be read. */
export async function readInto(workspace: Workspace, path: string): Promise<string | undefined> {
  const file = await readTextFile(path);
  if (isUnread(file)) return undefined;
  workspace.update(uriOfPath(path), file.text, { open: true });
  return file.text;
}
