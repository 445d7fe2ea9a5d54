import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { isWithin, Workspace, type WorkspaceHost } from '@vitruve/manifests';
import { wouldBeRead } from './disk/files.ts';
import type { History } from './disk/history.ts';
import { uriOfPath } from './disk/uri-of-path.ts';
import { pathOf } from './folders.ts';

/** What a workspace as it was is made with. */
export interface CommittedOptions {
  readonly host: WorkspaceHost;
  /** Awaited between documents, so that others get their turn; throws to stop. */
  readonly pause: () => Promise<void> | undefined;
}

/**
 * A workspace with one folder as it was at a commit, by the rules and settings of now, on the current day.
 *
 * It starts from what the current one knows: texts, facts and findings of files that did not change since are shared, not read
 * again. Files that did change are put back as they were, files that are new are taken out, files that were deleted are put back;
 * then only what depends on those is checked. So it costs some microseconds for each file of the folder, and a reading and a check for
 * each file that changed and for those that ask about it.
 * @param folder its URI.
 */
export async function workspaceAsCommitted(
  current: Workspace,
  folder: string,
  history: History,
  { host, pause }: CommittedOptions,
): Promise<Workspace> {
  const known = current.knownIn(folder);
  const before = new Workspace(current.kinds, {
    exists: (uri) => (isWithin(folder, uri) ? history.has(uri) : host.exists(uri)),
    isIgnored: (uri) => host.isIgnored?.(uri) === true,
    today: () => host.today(),
  });
  const settings = current.settingsOf(folder);
  before.addRoot(folder, settings);
  const added: string[] = [];
  const changed: string[] = [];
  for (const document of known) {
    await pause();
    const { uri } = document.document;
    before.adopt(document);
    if (!history.has(uri)) added.push(uri);
    else if (!history.isUnchangedText(uri, document.document.getText())) changed.push(uri);
  }
  const present = new Set(known.map(({ document: { uri } }) => uri));
  const deleted = await deletedFiles(current, folder, history, { present, exclude: settings.exclude, pause });
  await history.load([...changed, ...deleted]);
  for (const uri of added) before.remove(uri);
  for (const uri of [...changed, ...deleted]) {
    await pause();
    const text = history.committed(uri);
    if (text === undefined) before.remove(uri);
    else before.update(uri, text);
  }
  return before;
}

/** Files of the commit that are gone, and that would be read if they were there. */
async function deletedFiles(
  workspace: Workspace,
  folder: string,
  history: History,
  {
    present,
    exclude,
    pause,
  }: { readonly present: ReadonlySet<string>; readonly exclude: readonly string[] } & Pick<
    CommittedOptions,
    'pause'
  >,
): Promise<string[]> {
  const root = pathOf(folder);
  const isRead = await wouldBeRead(exclude);
  const deleted: string[] = [];
  for (const path of history.paths()) {
    await pause();
    if (!isRead(path)) continue;
    const file = join(root, path);
    const uri = uriOfPath(file);
    if (present.has(uri) || workspace.folderOf(uri) !== folder) continue;
    if (!(await exists(file))) deleted.push(uri);
  }
  return deleted;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
