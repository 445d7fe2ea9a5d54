import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Names that hold tens of thousands of files, none of which is ever packed. */
const NEVER_PACKED = /^(?:\..*|node_modules|out)$/u;
/** A name with a dot that the packer reads. */
const IGNORE_FILE = '.vscodeignore';

/**
 * A folder with links to what an extension may be packed of, without what it never is: the packer lists and compares every file below
 * the folder that it is given, ignored or not.
 * @param root absolute path of the extension's folder.
 * @returns an absolute path; made anew each time. What reads it must follow links.
 */
export async function stageFolder(root: string, name: string): Promise<string> {
  const staged = join(root, 'out/staged', name);
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  const entries = (await readdir(root)).filter((entry) => !NEVER_PACKED.test(entry));
  for (const entry of [...entries, IGNORE_FILE]) await symlink(join(root, entry), join(staged, entry));
  return staged;
}
