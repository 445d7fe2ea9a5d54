import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KINDS, Workspace, type Kind, type LoadableKind } from '@vitruve/manifests';
import { beginningOf, bytesOf, writtenOn } from './disk/beginning.ts';
import { isGitIgnored } from './disk/git-ignored.ts';
import { fileHash } from './disk/file-hashes.ts';
import { readFiles, type SkippedFile } from './disk/files.ts';
import { namesIn } from './disk/names-in.ts';
import { isUnread, readTextFile, type TextFile, type UnreadFile } from './disk/read-file.ts';
import { readSettings, type FolderSettings } from './disk/settings-file.ts';
import { uriOfPath } from './disk/uri-of-path.ts';
import type { PipedText } from './check/piped-text.ts';
import { committedTexts } from './committed-texts.ts';
import { isInside, targetOf, workspaceFolderOf, type Target } from './folders.ts';

/** Where and when something is asked of a workspace. */
export interface OpenContext {
  /** Absolute: relative paths count from it, and paths are shown relative to it. */
  readonly from: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Read in place of files. */
  readonly piped?: PipedText | undefined;
  /** True where nothing is asked of other files than those that are named: no folder is searched. */
  readonly onlyNamed?: boolean;
}

/** The workspace folders of some paths, read. */
export interface OpenWorkspace {
  /** The folder that paths are shown relative to. */
  readonly from: string;
  readonly workspace: Workspace;
  readonly targets: readonly Target[];
  readonly folders: readonly string[];
  readonly settings: readonly FolderSettings[];
  readonly unread: readonly UnreadFile[];
  /** What the searches passed over, by name or because it is excluded. */
  readonly skipped: readonly SkippedFile[];
  /** Encodings of the files that are not UTF-8, by URI. */
  readonly encodings: ReadonlyMap<string, TextFile['encoding']>;
}

/**
 * Reads the workspace folders that hold the paths, whole unless only named files are asked for: names in one file are declared in others.
 * @throws UserError when a path does not exist.
 */
export async function openWorkspace(
  paths: readonly string[],
  { from, today, piped, onlyNamed = false }: OpenContext,
  kinds: readonly (Kind | LoadableKind)[] = piped?.kinds ?? KINDS,
): Promise<OpenWorkspace> {
  const targets = piped
    ? [{ path: piped.path, folder: false }]
    : await Promise.all(paths.map((path) => targetOf(path, from)));
  const folders = outermost(targets.map((target) => workspaceFolderOf(target, from)));
  let committed: ReadonlyMap<string, string | undefined> = new Map();
  const workspace = new Workspace(kinds, {
    exists: (uri) => uri.startsWith('file:') && existsSync(fileURLToPath(uri)),
    sha256: (uri) => (uri.startsWith('file:') ? fileHash(fileURLToPath(uri)) : undefined),
    isIgnored: (uri) => uri.startsWith('file:') && isGitIgnored(fileURLToPath(uri)),
    beginning: (uri, most) => (uri.startsWith('file:') ? beginningOf(fileURLToPath(uri), most) : undefined),
    bytes: (uri, start, length) =>
      uri.startsWith('file:') ? bytesOf(fileURLToPath(uri), start, length) : undefined,
    writtenOn: (uri) => (uri.startsWith('file:') ? writtenOn(fileURLToPath(uri)) : undefined),
    filesIn: (folder) => (folder.startsWith('file:') ? namesIn(fileURLToPath(folder)) : []),
    committed: (uri) => committed.get(uri),
    today: () => today,
  });
  const settings: FolderSettings[] = [];
  const unread: UnreadFile[] = [];
  const skipped: SkippedFile[] = [];
  const encodings = new Map<string, TextFile['encoding']>();
  const take = (file: TextFile | UnreadFile): void => {
    if (isUnread(file)) {
      unread.push(file);
      return;
    }
    const uri = uriOfPath(file.path);
    workspace.update(uri, file.text);
    if (file.encoding !== 'utf-8') encodings.set(uri, file.encoding);
  };
  for (const folder of folders) {
    const folderSettings = await readSettings(folder);
    settings.push(folderSettings);
    workspace.addRoot(uriOfPath(folder), folderSettings.settings);
    if (piped) workspace.update(uriOfPath(piped.path), piped.text);
    if (piped?.isAlone === true) continue;
    const { exclude } = folderSettings.settings;
    const found = onlyNamed ? [] : readFiles(folder, { exclude, onSkip: (file) => skipped.push(file) });
    for await (const file of found) if (file.path !== piped?.path) take(file);
    for (const { path, folder: isFolder } of targets) {
      // A file that is named is read, even where a search would leave it out.
      const known = workspace.document(uriOfPath(path)) ?? unread.find((file) => file.path === path);
      if (!isFolder && !known && isInside(folder, path)) take(await readTextFile(path));
    }
  }
  await workspace.loadKinds();
  // The graph knows of a document once it was read, which asking for the manifests does.
  committed = await committedTexts(workspace, folders);
  return { from, workspace, targets, folders, settings, unread, skipped, encodings };
}

/** True when a file is one of the targets or lies in one. */
export function isTargeted(targets: readonly Target[], path: string): boolean {
  return targets.some((target) => (target.folder ? isInside(target.path, path) : target.path === path));
}

function outermost(folders: readonly string[]): readonly string[] {
  const unique = [...new Set(folders)];
  return unique.filter((folder) => !unique.some((other) => other !== folder && isInside(other, folder)));
}
