import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearAbandoned, ownName } from '../running/processes/abandoned.ts';

/** Of the names of all of them. */
const NAME = /^vitruve-tables\./u;

/**
 * A folder for what does not fit into memory. Those of processes that were killed are removed.
 * @param folder in which it is made; absolute.
 */
export async function scratchFolder(folder = tmpdir()): Promise<string> {
  await clearAbandoned(folder, (name) => NAME.test(name));
  const path = join(folder, `vitruve-tables.${ownName()}`);
  await mkdir(path, { mode: 0o700 });
  return path;
}
