import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files below a folder: paths from it, with slashes, sorted. */
export function namesWithin(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
