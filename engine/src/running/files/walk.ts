import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that hold no files of the user. */
const NEVER = new Set(['node_modules']);

/** What lies in a folder and is not among the files that are looked for. */
export interface PassedFile {
  readonly path: string;
  readonly type: 'file' | 'symbolic-link' | 'special-file';
}

/** Which files of a folder are looked for. */
export interface FileSearch {
  /** Whether a file is wanted, by its path. */
  readonly accepts: (path: string) => boolean;
  /** The names that results of a wanted file may begin with. */
  readonly namesOf: (path: string) => readonly string[];
  /** Is told such names of the wanted files in the same folder. */
  readonly isLeftOut: (path: string, names: ReadonlySet<string>) => boolean;
  /** Is told of what else lies in a folder, but for what is hidden. */
  readonly passed: (file: PassedFile) => void;
  /** Is told of folders that cannot be read. */
  readonly unread: (folder: string, error: unknown) => void;
}

/**
 * The files in a folder and those below it, each folder's in the order of their names. Hidden folders and symbolic
 * links are left out: what a link leads to may lie anywhere.
 */
export async function* filesBelow(folder: string, search: FileSearch): AsyncGenerator<string> {
  const files: string[] = [];
  const folders: string[] = [];
  const others: PassedFile[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.name.startsWith('.') || NEVER.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && search.accepts(path)) files.push(path);
      else others.push({ path, type: typeOf(entry) });
    }
  } catch (error) {
    search.unread(folder, error);
  }
  const names = new Set(files.flatMap(search.namesOf));
  for (const file of files.sort()) if (!search.isLeftOut(file, names)) yield file;
  for (const other of others.sort((a, b) => (a.path < b.path ? -1 : 1))) search.passed(other);
  for (const inner of folders.sort()) if (!search.isLeftOut(inner, names)) yield* filesBelow(inner, search);
}

function typeOf(entry: Dirent): PassedFile['type'] {
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'symbolic-link' : 'special-file';
}
