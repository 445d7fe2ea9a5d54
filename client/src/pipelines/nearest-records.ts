import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where runs are recorded: beside the settings file, at the root of the repository, or beside the pipeline. */
export const HISTORY = '.vitruve/history';

/**
 * The nearest folder in which runs are recorded, from a folder up to one around it.
 * @param start absolute. @param last absolute; the last folder to look at.
 */
export function nearestRecords(start: string, last: string): string | undefined {
  return nearestWith(HISTORY, start, last);
}

/** The root of the git repository that a folder is in. @param start absolute. */
export function repositoryOf(start: string): string | undefined {
  return nearestWith('.git', start);
}

function nearestWith(name: string, start: string, last?: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (folder === last || folder === dirname(folder)) return undefined;
  }
}
