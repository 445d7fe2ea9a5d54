import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { decodeText, FOREIGN_LIMITS, type ForeignFile } from '@vitruve/manifests';
import { reasonOf } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';

const { mostBytes: MOST_BYTES, mostFiles: MOST_FILES, neverIn: NEVER } = FOREIGN_LIMITS;

/**
 * Reads files of another program: those that are named, and those in named folders whose names end as theirs do. Symbolic
 * links in folders are not followed.
 * @param ends `.json`
 * @throws CommandError for a file that cannot be read, and for more than can be imported.
 */
export async function readForeignFiles(
  paths: readonly string[],
  ends: readonly string[],
): Promise<readonly ForeignFile[]> {
  const files: ForeignFile[] = [];
  let bytes = 0;
  for await (const path of filesOf(paths, ends)) {
    try {
      bytes += (await stat(path)).size;
      if (bytes > MOST_BYTES) throw new CommandError(tooLarge(path, paths));
      if (files.length === MOST_FILES)
        throw new CommandError(t('More than {0} files: import fewer of them', MOST_FILES));
      const decoded = decodeText(await readFile(path));
      if (!decoded) throw new CommandError(t('"{0}" is not a text file', path));
      files.push({ name: path, text: decoded.text });
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw new CommandError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
    }
  }
  return files;
}

function tooLarge(path: string, paths: readonly string[]): string {
  const most = MOST_BYTES / 1024 / 1024;
  return paths.length === 1 && paths[0] === path
    ? t('"{0}" is larger than {1} MB', path, most)
    : t('The files are larger than {0} MB: import fewer of them', most);
}

async function* filesOf(paths: readonly string[], ends: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (await isFolder(path)) yield* filesIn(path, ends);
    else yield path;
  }
}

async function* filesIn(folder: string, ends: readonly string[]): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new CommandError(t('"{0}" cannot be read: {1}', folder, reasonOf(error)));
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NEVER.test(entry.name)) yield* filesIn(path, ends);
    else if (entry.isFile() && ends.includes(extname(entry.name).toLowerCase())) yield path;
  }
}

/** True for a folder, false for anything else, such as what does not exist. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
