import { t } from '@vscode/l10n';
import type { WorkspaceChange } from '@vitruve/manifests';
import { applyToDisk, WriteError } from '@vitruve/workspace';
import { CommandError } from './command-error.ts';

/**
 * Writes what a kind changes: all or nothing.
 * @returns the paths of the files that were written.
 * @throws CommandError when a file is in the way or outside of the folder.
 */
export async function writeChanges(
  folder: string,
  changes: readonly WorkspaceChange[],
): Promise<readonly string[]> {
  try {
    return await applyToDisk(folder, changes);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new CommandError(
      error.reason === 'exists'
        ? t('"{0}" already exists', error.path)
        : t('"{0}" is outside the folder', error.path),
    );
  }
}
