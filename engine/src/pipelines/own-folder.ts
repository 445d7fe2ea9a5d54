import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of a workspace that holds the state of runs. */
export const OWN_FOLDER = '.vitruve';

/** Makes the folder of the state of runs, which is not versioned. @param folder absolute. */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
}
