import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { identityOf, isAlive, type ProcessIdentity } from './identity.ts';

/** Something that one process at a time may do, as a file that says which. */
export interface Claim {
  readonly release: () => Promise<void>;
}

/** Who holds a claim. */
export interface Holder {
  readonly holder: ProcessIdentity;
}

/** Claims a file for this process; a claim of a process that has ended is over. */
export async function claim(path: string): Promise<Claim | Holder> {
  await mkdir(dirname(path), { recursive: true });
  const own = await identityOf(process.pid);
  const unique = `${path}.${process.pid}-${randomBytes(6).toString('hex')}`;
  await writeFile(unique, JSON.stringify(own));
  try {
    for (;;) {
      try {
        // It has its content as soon as it exists.
        await link(unique, path);
        return { release: () => rm(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await holderOf(path);
      if (holder && (await isAlive(holder)) !== false) return { holder };
      // Only one of several that find it takes it away.
      await rename(path, `${unique}.over`).catch(() => undefined);
      await rm(`${unique}.over`, { force: true });
    }
  } finally {
    await rm(unique, { force: true });
  }
}

async function holderOf(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
