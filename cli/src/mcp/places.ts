import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { Workspace } from '@vitruve/manifests';
import { isInside, pathOf } from '@vitruve/workspace';
import { CommandError } from '../command-error.ts';
import type { FreshFolder } from './fresh-folder.ts';

/** Where something stands. */
export interface Place {
  /** From the folder, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** The place of an offset in a document. */
export function placeOf({ path }: FreshFolder, workspace: Workspace, uri: string, offset: number): Place {
  const line = (workspace.document(uri)?.positionAt(offset).line ?? 0) + 1;
  return { file: relative(path, pathOf(uri)).split(sep).join('/'), line };
}

/** A path in the folder that an assistant named. @throws CommandError for one that leads out of it, through a link too. */
export async function pathInside({ path }: FreshFolder, given: string): Promise<string> {
  const absolute = resolve(path, given);
  // What does not exist leads nowhere.
  const [folder, target] = await Promise.all(
    [path, absolute].map((each) => realpath(each).catch(() => each)),
  );
  if (!isInside(path, absolute) || !isInside(folder ?? path, target ?? absolute))
    throw new CommandError(t('"{0}" is outside the workspace folder', given));
  return absolute;
}
