import { link, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearAbandoned, ownName } from './abandoned.ts';
import { identityOf, isAlive, type ProcessIdentity } from './identity.ts';

/** Milliseconds between two looks at whether another process has taken an old claim away. */
const PAUSE = 10;

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
  await clearAbandoned(dirname(path));
  const own = await identityOf(process.pid);
  const unique = `${path}.${ownName()}`;
  await writeFile(unique, JSON.stringify(own));
  try {
    for (;;) {
      if (await isLinked(unique, path)) {
        await releaseAbandoned(takingAway(path));
        return { release: () => rm(path, { force: true }) };
      }
      const holder = await holderOf(path);
      if (holder === 'nobody') continue;
      if (holder && (await isAlive(holder)) !== false) return { holder };
      const other = await takeAway(path);
      if (other) return other;
    }
  } finally {
    await rm(unique, { force: true });
  }
}

/** Takes a claim away that a process has left when it was killed, if there is one. */
export async function releaseAbandoned(path: string): Promise<void> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const claimed = await claim(path);
  if ('release' in claimed) await claimed.release();
}

/** The claim under which an old claim is taken away. */
function takingAway(path: string): string {
  return `${path}.over`;
}

/**
 * Takes the claim of a process that has ended away. Of several that have found it, one at a time does: otherwise, the second one would
 * take away what the first one has claimed meanwhile.
 * @returns who does it on another machine, of which it cannot be known whether it will ever be done.
 */
async function takeAway(path: string): Promise<Holder | undefined> {
  const claimed = await claim(takingAway(path));
  if ('holder' in claimed) {
    if (claimed.holder.host !== hostname()) return claimed;
    await sleep(PAUSE);
    return undefined;
  }
  try {
    const holder = await holderOf(path);
    if (holder === undefined || (holder !== 'nobody' && (await isAlive(holder)) === false))
      await rm(path, { force: true });
    return undefined;
  } finally {
    await claimed.release();
  }
}

/** Gives a file a second name; it has its content as soon as it exists. @returns false where something is. */
async function isLinked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Undefined for a file that tells no process; `nobody` where none is. */
async function holderOf(path: string): Promise<ProcessIdentity | 'nobody' | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => error as NodeJS.ErrnoException);
  if (typeof text !== 'string') {
    if (text.code === 'ENOENT') return 'nobody';
    throw text;
  }
  try {
    return JSON.parse(text) as ProcessIdentity;
  } catch {
    return undefined;
  }
}
