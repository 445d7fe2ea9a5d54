import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { t } from '@vscode/l10n';
import type { CommitComparison, FolderPast, Workspace } from '@vitruve/manifests';
import {
  changedFindings,
  History,
  isGitIgnored,
  pastOf,
  uriOfPath,
  workspaceAsCommitted,
} from '@vitruve/workspace';
import { CommandError } from '../command-error.ts';

/**
 * What a workspace folder was at a commit, and what is found in it since.
 * @param folder its path.
 * @throws CommandError for a commit that git does not know there.
 */
export async function comparisonWith(
  workspace: Workspace,
  folder: string,
  { revision, today }: { readonly revision: string; readonly today: string },
): Promise<CommitComparison> {
  const history = await History.at(folder, revision);
  if (!history) throw new CommandError(t('Commit "{0}" was not found in this folder', revision));
  const root = uriOfPath(folder);
  const before = await workspaceAsCommitted(workspace, root, history, committedOptions(today));
  return { graph: before.folderContext(root).graph, ...changedFindings(before, workspace, root) };
}

/**
 * What a workspace folder was, commit by commit; undefined without a repository.
 * @param folder its path.
 * @param most commits, at most.
 */
export function pastWith(
  workspace: Workspace,
  folder: string,
  { most, today }: { readonly most: number; readonly today: string },
): Promise<FolderPast | undefined> {
  return pastOf(workspace, uriOfPath(folder), most, committedOptions(today));
}

function committedOptions(today: string): Parameters<typeof workspaceAsCommitted>[3] {
  const host = {
    exists: (uri: string) => uri.startsWith('file:') && existsSync(fileURLToPath(uri)),
    isIgnored: (uri: string) => uri.startsWith('file:') && isGitIgnored(fileURLToPath(uri)),
    today: () => today,
  };
  return { host, pause: () => undefined };
}
