import type { Stats } from 'node:fs';
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_FOLDER } from '../own-folder.ts';
import { ignoreRules, isInside, type IgnoreRules } from '@vitruve/workspace';

/** Holds patterns, as in `.gitignore`, of files that are no part of a folder either. */
const IGNORE_FILE = '.vitruveignore';

/** Names that are no part of what a folder holds: they change without anybody's doing. */
const NEVER = new Set(['.git', '__pycache__', '.DS_Store', OWN_FOLDER, IGNORE_FILE]);

/** Records of runs, which change with each. */
const LOCK = /(?:^|\.)pipeline\.lock$/u;

/** A file of a folder; for a link that leads out of the repository, where it leads to instead. */
export type FolderFile =
  | { readonly path: string; readonly stats: Stats }
  | { readonly path: string; readonly target: string };

/** Patterns, and the folder that they count from, with a slash at its end. */
interface Rules {
  readonly from: string;
  readonly rules: IgnoreRules;
}

/**
 * All files in a folder and those below, sorted, those that git ignores included. Links are followed within the repository.
 * @param folder absolute.
 * @param repository absolute.
 * @returns paths relative to the folder, with `/`.
 */
export async function filesOfFolder(folder: string, repository: string): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  const root = await realpath(repository);
  const visit = async (
    inner: string,
    above: readonly Rules[],
    around: ReadonlySet<string>,
  ): Promise<void> => {
    const at = join(folder, inner);
    const text = await readFile(join(at, IGNORE_FILE), 'utf8').catch(() => undefined);
    const rules =
      text === undefined ? above : [...above, { from: inner, rules: await ignoreRules(text.split('\n')) }];
    for (const entry of (await readdir(at, { withFileTypes: true })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (NEVER.has(entry.name) || LOCK.test(entry.name)) continue;
      const path = inner + entry.name;
      const full = join(folder, path);
      const real = entry.isSymbolicLink() ? await realpath(full).catch(() => undefined) : full;
      if (real === undefined || (entry.isSymbolicLink() && !isInside(root, real))) {
        files.push({ path, target: await readlink(full) });
        continue;
      }
      const stats = await stat(real);
      if (isIgnored(rules, stats.isDirectory() ? `${path}/` : path)) continue;
      if (stats.isFile()) files.push({ path, stats });
      else if (stats.isDirectory()) {
        const place = await realpath(real);
        // A link to a folder around it.
        if (!around.has(place)) await visit(`${path}/`, rules, new Set([...around, place]));
      }
    }
  };
  await visit('', [], new Set([await realpath(folder)]));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The last rules that say something decide. */
function isIgnored(all: readonly Rules[], path: string): boolean {
  for (const { from, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(from.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
