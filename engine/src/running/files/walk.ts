import { opendir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { looksLikePicture } from '../../vision/images/format.ts';

/** Folders that hold no pictures of the user. */
const NEVER = new Set(['node_modules']);

/**
 * The pictures in a folder and those below it, each folder's in the order of their names. Hidden folders and symbolic
 * links are left out: what a link leads to may lie anywhere.
 * @param isLeftOut is told the names, without endings, of the pictures in the same folder.
 * @param unread is told of folders that cannot be read.
 */
export async function* picturesIn(
  folder: string,
  isLeftOut: (path: string, names: ReadonlySet<string>) => boolean,
  unread: (folder: string, error: unknown) => void,
): AsyncGenerator<string> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.name.startsWith('.') || NEVER.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && looksLikePicture(path)) files.push(path);
    }
  } catch (error) {
    unread(folder, error);
  }
  const names = new Set(files.map((path) => parse(path).name));
  for (const file of files.sort()) if (!isLeftOut(file, names)) yield file;
  for (const inner of folders.sort())
    if (!isLeftOut(inner, names)) yield* picturesIn(inner, isLeftOut, unread);
}
