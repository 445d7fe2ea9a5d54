import { t } from '@vscode/l10n';
import { fixDocument, isAutoFixable, type Workspace } from '@vitruve/manifests';
import { isUnread, readTextFile } from '../disk/read-file.ts';
import { applyToDisk, WriteError } from '../disk/write.ts';
import { UserError } from '../errors.ts';
import { pathOf, isInside } from '../folders.ts';
import { shownPath } from '../shown-path.ts';
import type { OpenWorkspace } from '../open.ts';

/**
 * Applies the certain fixes of documents and writes them to disk.
 * @returns how many findings there are less.
 * @throws UserError when a file cannot be written or was changed meanwhile.
 */
export async function fixFiles(
  { from, workspace, folders }: OpenWorkspace,
  uris: readonly string[],
): Promise<number> {
  const before = count(workspace, uris);
  const originals = new Map<string, string>();
  for (const uri of uris) {
    const original = workspace.document(uri)?.getText();
    if (original === undefined || !workspace.check(uri).findings.some(isAutoFixable)) continue;
    if (await fixDocument(workspace, uri)) originals.set(uri, original);
  }
  for (const folder of folders) await writeFixed(workspace, folder, originals, from);
  return before - count(workspace, uris);
}

async function writeFixed(
  workspace: Workspace,
  folder: string,
  originals: ReadonlyMap<string, string>,
  from: string,
): Promise<void> {
  const changed = [...originals].filter(([uri]) => isInside(folder, pathOf(uri)));
  for (const [uri, original] of changed) {
    const file = await readTextFile(pathOf(uri));
    if (isUnread(file) || file.text !== original) {
      throw new UserError(
        t(
          '"{0}" was changed by another program in the meantime: nothing was fixed',
          shownPath(from, pathOf(uri)),
        ),
      );
    }
  }
  try {
    await applyToDisk(
      folder,
      changed.map(([uri, original]) => ({
        kind: 'text',
        uri,
        span: { start: 0, end: original.length },
        text: workspace.document(uri)?.getText() ?? original,
      })),
    );
  } catch (error) {
    const path = error instanceof WriteError ? error.path : undefined;
    throw new UserError(t('Failed to write fixes: {0}', path ? shownPath(from, path) : String(error)));
  }
}

function count(workspace: Workspace, uris: readonly string[]): number {
  return uris.reduce((sum, uri) => sum + workspace.check(uri).findings.length, 0);
}
