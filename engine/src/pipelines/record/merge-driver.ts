import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { TaskError, writeWhole } from '@vitruve/workspace';

/** The name by which attributes of Git name the driver. */
const DRIVER = 'vitruve-lock';

/** The lines of `.gitattributes` that lead lock files to the driver. */
const ATTRIBUTES = [`*.pipeline.lock merge=${DRIVER}`, `pipeline.lock merge=${DRIVER}`];

/** What Git runs: `%O` is the common ancestor, `%A` ours, which is replaced, `%B` theirs. */
const COMMAND = 'vitruve lock merge %O %A %B';

const run = promisify(execFile);

/**
 * Makes Git merge lock files with Vitruve in a repository: adds lines to its `.gitattributes`, which is versioned, and the command to
 * its configuration, which is not.
 * @param folder within the repository; absolute.
 * @returns the path of the file of attributes; absolute.
 * @throws TaskError outside of a repository.
 */
export async function installMergeDriver(folder: string): Promise<string> {
  const git = async (...args: readonly string[]): Promise<string> => {
    try {
      return (await run('git', args, { cwd: folder, windowsHide: true })).stdout.trim();
    } catch {
      throw new TaskError(t('"{0}" is not in a Git repository', folder));
    }
  };
  const path = join(await git('rev-parse', '--show-toplevel'), '.gitattributes');
  const text = await readFile(path, 'utf8').catch(() => '');
  const present = new Set(text.split(/\r?\n/u).map((line) => line.trim()));
  const missing = ATTRIBUTES.filter((line) => !present.has(line));
  if (missing.length > 0) {
    const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    await writeWhole(path, Buffer.from(`${start}${missing.join('\n')}\n`), true);
  }
  await git('config', '--local', `merge.${DRIVER}.name`, 'lock files of Vitruve pipelines');
  await git('config', '--local', `merge.${DRIVER}.driver`, COMMAND);
  return path;
}
