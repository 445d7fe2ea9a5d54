import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Milliseconds after which it is not waited for any longer: a run does not depend on it. */
const PATIENCE = 5000;

const run = promisify(execFile);

/** The commit of a folder, with `-dirty` behind it when tracked files have other contents; undefined outside of Git. */
export async function commitOf(folder: string): Promise<string | undefined> {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*'];
    // A stage may run Git at the same time: it is to find no lock.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    const { stdout } = await run('git', args, { cwd: folder, env, timeout: PATIENCE, windowsHide: true });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
