import { t } from '@vscode/l10n';
import { isLookedAt, type Workspace } from '@vitruve/manifests';
import { uriOfPath } from '../disk/uri-of-path.ts';
import { pathOf } from '../folders.ts';
import { isTargeted, type OpenWorkspace } from '../open.ts';
import { shownPath } from '../shown-path.ts';
import { explainUnread } from './explain-unread.ts';
import type { CheckResult, UncheckedFile } from './result.ts';

/** Files that were named and read, and in which nothing was checked: silence about them would say that they are sound. */
export function uncheckedTargets({ from, workspace, targets }: OpenWorkspace): CheckResult['unchecked'] {
  const named = targets.filter(({ folder }) => !folder).map(({ path }) => path);
  return [...new Set(named)]
    .filter((path) => workspace.document(uriOfPath(path)) && !isChecked(workspace, uriOfPath(path)))
    .map((path) => ({ path: shownPath(from, path), ...notAManifest() }));
}

/** What was passed over in the folders that were asked for, in the order of the paths. */
export function skippedInTargets(opened: OpenWorkspace): CheckResult['skipped'] {
  const { from, workspace, targets, skipped, unread } = opened;
  const inFolders = targets.filter(({ folder }) => folder);
  const inTargets = (path: string): boolean => isTargeted(inFolders, path);
  const byKind = workspace
    .uris()
    .filter((uri) => inTargets(pathOf(uri)) && !isChecked(workspace, uri))
    .map((uri): UncheckedFile => ({ path: shownPath(from, pathOf(uri)), ...notAManifest() }));
  const bySize = unread
    .filter(({ path, problem }) => problem === 'too-large' && inTargets(path))
    .map(({ path, problem }) => ({ path: shownPath(from, path), problem, message: explainUnread(problem) }));
  const others = skipped
    .filter(({ path }) => inTargets(path))
    .map(({ path, reason }) => ({
      path: shownPath(from, path),
      ...(reason === 'content' ? notAManifest() : { problem: reason, message: explainSkipped(reason) }),
    }));
  return [...byKind, ...bySize, ...others].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** True unless no rule had anything to look at: no kind knows the file, or it is a text that mentions nothing. */
function isChecked(workspace: Workspace, uri: string): boolean {
  if (workspace.check(uri).findings.length > 0) return true;
  const manifest = workspace.manifest(uri);
  return manifest !== undefined && isLookedAt(manifest);
}

function notAManifest(): Pick<UncheckedFile, 'problem' | 'message'> {
  return {
    problem: 'not-a-manifest',
    message: t('Vitruve does not recognize this file as a manifest: nothing in it was checked'),
  };
}

function explainSkipped(reason: 'name' | 'ignored'): string {
  switch (reason) {
    case 'name':
      return t('No kind of manifest has files of this name');
    case 'ignored':
      return t('Excluded by .gitignore or the settings, or a folder of other programs');
  }
}
