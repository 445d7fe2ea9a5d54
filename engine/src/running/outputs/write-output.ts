import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storeWhole } from './store.ts';

/**
 * Writes a file that a user named, whole or not at all, in a folder that is made when it is missing. What is there is
 * replaced; a link leads where its user wants it.
 * @throws UserError when it cannot be written.
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await storeWhole(target, Buffer.from(content), { within: dirname(target), replace: true });
}
