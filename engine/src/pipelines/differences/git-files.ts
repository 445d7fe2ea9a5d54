import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';

const run = promisify(execFile);

/** Bytes of a file that is read from Git. */
const LARGEST = 256 * 1024 * 1024;

/** Files as they are in a commit. */
export class CommittedFiles {
  readonly commit: string;
  readonly #folder: string;

  private constructor(folder: string, commit: string) {
    this.#folder = folder;
    this.commit = commit;
  }

  /**
   * @param folder within the repository; absolute.
   * @param reference a commit, a branch or a tag.
   * @throws TaskError when it names no commit, or the folder is in no repository.
   */
  static async at(folder: string, reference: string): Promise<CommittedFiles> {
    try {
      // Verified first: what begins like an option is not taken for one.
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`];
      const { stdout } = await run('git', args, { cwd: folder, windowsHide: true });
      return new CommittedFiles(folder, stdout.trim());
    } catch {
      throw new TaskError(t('"{0}" is not a commit, branch or tag of the Git repository', reference));
    }
  }

  /** @param path from the folder, with `/`. @returns undefined for a file that the commit does not have. */
  async read(path: string): Promise<Buffer | undefined> {
    try {
      const { stdout } = await run('git', ['show', `${this.commit}:./${path}`], {
        cwd: this.#folder,
        encoding: 'buffer',
        maxBuffer: LARGEST,
        windowsHide: true,
      });
      return stdout;
    } catch {
      return undefined;
    }
  }
}
