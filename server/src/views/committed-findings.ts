import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { FindingCounts, isWithin, Workspace } from '@vitruve/manifests';
import type { CancellationToken } from 'vscode-languageserver';
import type { ServerHost } from '../host.ts';
import { timeSlices } from '../time-slices.ts';
import { pathOfUri } from '../uri.ts';
import { wouldBeRead, type History, uriOfPath } from '@vitruve/workspace';

/**
 * Counts what would be found in a folder as it was at its last commit, by the rules and settings of now, on the current day.
 *
 * A second workspace is made for it that starts from what the first one knows: texts, facts and findings of files that
 * did not change since are shared, not read again. Files that did change are put back as they were, files that are new
 * are taken out, files that were deleted are put back; then only what depends on those is checked. So it costs some
 * microseconds for each file of the folder, and a reading and a check for each file that changed and for those that ask
 * about it. The second workspace is given up as soon as its findings are counted.
 * @throws Cancelled
 */
export async function committedFindings(
  current: Workspace,
  host: ServerHost,
  folder: string,
  history: History,
  token: CancellationToken,
): Promise<FindingCounts> {
  const pause = timeSlices(token);
  const known = current.knownIn(folder);
  const before = new Workspace(current.kinds, {
    exists: (uri) => (isWithin(folder, uri) ? history.has(uri) : host.exists(uri)),
    isIgnored: (uri) => host.isIgnored(uri),
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
  const deleted = await deletedFiles(current, folder, history, present, settings.exclude, pause);
  await history.load([...changed, ...deleted]);
  for (const uri of added) before.remove(uri);
  for (const uri of [...changed, ...deleted]) {
    await pause();
    const text = history.committed(uri);
    if (text === undefined) before.remove(uri);
    else before.update(uri, text);
  }
  const counts = new FindingCounts();
  for (const uri of before.manifestsIn(folder)) {
    await pause();
    counts.add(uri, before.check(uri).findings);
  }
  return counts;
}

/** Files of the last commit that are gone, and that would be read if they were there. */
async function deletedFiles(
  workspace: Workspace,
  folder: string,
  history: History,
  present: ReadonlySet<string>,
  exclude: readonly string[],
  pause: () => Promise<void> | undefined,
): Promise<string[]> {
  const root = pathOfUri(folder);
  if (root === undefined) return [];
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
