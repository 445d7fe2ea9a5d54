import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** `<machine>-<process>-<random>`, alone or behind a point. */
const NAME = /(?:^|\.)([0-9a-f]{8})-(\d+)-[0-9a-f]{12}$/u;

/** A name, or the end of one, that no other process gives, for what is to be there only as long as this process. */
export function ownName(): string {
  return `${machine()}-${process.pid}-${randomBytes(6).toString('hex')}`;
}

/** Whether a process of this machine has given a name with `ownName`, and has ended. */
export function isAbandoned(name: string): boolean {
  const [, host, pid] = NAME.exec(name) ?? [];
  return host === machine() && !isRunning(Number(pid));
}

/**
 * Removes the files and folders of a folder that processes of this machine have left when they were killed.
 * @param among names that are looked at.
 */
export async function clearAbandoned(
  folder: string,
  among: (name: string) => boolean = () => true,
): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => []))
    // What cannot be removed now is removed by a later process.
    if (among(name) && isAbandoned(name))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
}

/** False for a process that ended; true for one of another user, too. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
