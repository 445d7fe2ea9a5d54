import { t } from '@vscode/l10n';
import type { FolderPast, PastFolder, Workspace } from '@vitruve/manifests';
import { workspaceAsCommitted, type CommittedOptions } from './committed-workspace.ts';
import { commitsOf } from './disk/commits.ts';
import { History } from './disk/history.ts';
import { UserError } from './errors.ts';
import { pathOf } from './folders.ts';

/**
 * A workspace folder at its last commits, without a checkout: git objects are read, one commit after the other, when it is asked for.
 * Runs git: only in trusted folders.
 * @param folder its URI.
 * @param most commits, at most.
 * @returns undefined where there is no repository, or no commit of manifests.
 */
export async function pastOf(
  current: Workspace,
  folder: string,
  most: number,
  options: CommittedOptions,
): Promise<FolderPast | undefined> {
  const { commits, isWhole } = await commitsOf(pathOf(folder), most);
  if (commits.length === 0) return undefined;
  async function* folders(): AsyncGenerator<PastFolder> {
    for (const commit of commits) {
      const history = await History.at(pathOf(folder), commit.hash);
      if (!history) throw new UserError(t('Commit "{0}" was not found in this folder', commit.hash));
      const before = await workspaceAsCommitted(current, folder, history, options);
      yield { ...commit, graph: before.folderContext(folder).graph };
    }
  }
  return { folders: folders(), isWhole };
}
