import { chmod, constants, copyFile, link, rm, stat } from 'node:fs/promises';

/** Bytes up to which a file is copied: it costs no more than a link, and the file can be edited in place. */
const SMALL = 1024 * 1024;

/**
 * Makes a second file of the same content where nothing is: sharing the blocks where the file system can, otherwise as a second
 * name that is read-only from then on, otherwise as a copy.
 */
export async function duplicate(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return;
  } catch {
    await rm(to, { force: true });
  }
  const { size, mode } = await stat(from);
  if (size > SMALL) {
    try {
      await link(from, to);
      await chmod(to, mode & 0o555);
      return;
    } catch {
      await rm(to, { force: true });
    }
  }
  await copyFile(from, to, constants.COPYFILE_EXCL);
}
