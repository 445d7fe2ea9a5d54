import type { Workspace } from '@vitruve/manifests';
import { History } from './disk/history.ts';
import { isInside, pathOf } from './folders.ts';

/**
 * The texts at the last commit of the documents whose kinds compare with it, by URI. Git runs only in folders that have such
 * documents, and is asked only for the texts that changed.
 */
export async function committedTexts(
  workspace: Workspace,
  folders: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const compared = workspace.manifests().filter((uri) => workspace.kindOf(uri)?.comparesWithCommit);
  const texts = new Map<string, string | undefined>();
  for (const folder of folders) {
    const uris = compared.filter((uri) => isInside(folder, pathOf(uri)));
    if (uris.length === 0) continue;
    const history = await History.of(folder);
    const textOf = (uri: string): string => workspace.document(uri)?.getText() ?? '';
    const changed = new Set(uris.filter((uri) => !history.isUnchangedText(uri, textOf(uri))));
    await history.load([...changed]);
    for (const uri of uris) texts.set(uri, changed.has(uri) ? history.committed(uri) : textOf(uri));
  }
  return texts;
}
