import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `vitruve-tables-<process>-<random>` */
const NAME = /^vitruve-tables-(\d+)-\w+$/u;

/**
 * A folder for what does not fit into memory. Those of processes that were killed are removed.
 * @param folder in which it is made; absolute.
 */
export async function scratchFolder(folder = tmpdir()): Promise<string> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
  return mkdtemp(join(folder, `vitruve-tables-${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
