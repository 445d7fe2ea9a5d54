import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';

/**
 * Does work that reads and writes the state of runs.
 * @throws TaskError where the file system refuses, as on a full disk: that is no fault of Vitruve, and the user can mend it.
 */
export async function tellingFileFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isOfFiles = error instanceof Error && 'code' in error && 'syscall' in error;
    throw isOfFiles
      ? new TaskError(t('The state of the run cannot be read or written: {0}', reasonOf(error)))
      : error;
  }
}
