import { open, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storeMade, storeWhole } from './store.ts';

/**
 * Writes a file that a user named, whole or not at all, in a folder that is made when it is missing. What is there is
 * replaced; a link leads where its user wants it.
 * @throws UserError when it cannot be written.
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await storeWhole(target, Buffer.from(content), { within: dirname(target), replace: true });
}

/**
 * Writes files that a user named, all of them or none: each under a temporary name, which becomes its own when `make` is done.
 * @param make writes the files under the names that it is given, in the order of the paths.
 * @throws what `make` throws, if it is for the user.
 */
export async function writeOutputs(
  paths: readonly string[],
  make: (temporaries: readonly string[]) => Promise<void>,
): Promise<void> {
  const targets = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  const next = async (temporaries: readonly string[]): Promise<void> => {
    const target = targets[temporaries.length];
    if (target === undefined) {
      await make(temporaries);
      await Promise.all(temporaries.map(flush));
      return;
    }
    const options = { within: dirname(target), replace: true };
    await storeMade(target, options, (temporary) => next([...temporaries, temporary]));
  };
  await next([]);
}

/** Onto the disk, before it gets its name. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
