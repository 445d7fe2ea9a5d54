import { cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { clearAbandoned, ownName } from '../../running/processes/abandoned.ts';

/** Whether there is something, a link that leads nowhere included. */
export function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Moves a file or a folder to a place where nothing is, or a file over a file: it is there whole, or not at all. */
export async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // On another file system it is copied beside its place first.
    await clearMoves(to);
    const beside = `${to}.${ownName()}`;
    await cp(from, beside, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    await rename(beside, to);
    await rm(from, { recursive: true, force: true });
  }
}

/** Removes copies beside a place that processes have left when they were killed. */
export async function clearMoves(to: string): Promise<void> {
  const name = basename(to);
  await clearAbandoned(dirname(to), (other) => other.startsWith(`${name}.`));
}

/** Puts a file or a folder in the place of another one, which goes aside when it cannot be replaced in one step. */
export async function replace(from: string, to: string, aside: string): Promise<void> {
  const [source, target] = await Promise.all([lstat(from), lstat(to).catch(() => undefined)]);
  if (target && (source.isDirectory() || target.isDirectory())) {
    await rm(aside, { recursive: true, force: true });
    await move(to, aside);
  }
  await move(from, to);
}
