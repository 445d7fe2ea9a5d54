import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@vitruve/workspace';

/** The folder of a workspace that holds the state of runs. */
export const OWN_FOLDER = '.vitruve';

/** Makes the folder of the state of runs, which is not versioned. @param folder absolute. */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, '.gitignore');
  // One that is there stays, also where the user has changed it.
  if (await stat(file).catch(() => undefined)) return;
  await writeWhole(file, Buffer.from('*\n'), true).catch(() => undefined);
}
