import { stat } from 'node:fs/promises';
import { isIn, isKnownByBeginning, isManifestName, type Workspace } from '@vitruve/manifests';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import type { Baselines } from './baselines.ts';
import type { OpenDocuments } from './documents.ts';
import { canonicalUri, pathOfUri } from './uri.ts';
import { findFiles, isFound, SETTINGS_FILE, uriOfPath } from '@vitruve/workspace';

/** What was found to have changed on the disk. */
export interface WatchedChanges {
  readonly files: boolean;
  readonly settings: boolean;
  /** The workspace folders whose baseline came, changed or went. */
  readonly baselines: readonly string[];
  /** A commit, or another branch. */
  readonly commits: boolean;
}

/** What moves with a commit, or when another branch is checked out. */
const HEAD = /\/\.git\/(?:HEAD|logs\/HEAD)$/u;
/** Folders that hold git's own files, and other people's. */
const NOT_OURS = /\/(?:\.git|node_modules)(?:\/|$)/u;

/** Keeps the workspace at what is on the disk, from what an editor says of files that came, changed or went. */
export class WatchedFiles {
  readonly #workspace: Workspace;
  readonly #documents: OpenDocuments;
  readonly #baselines: Baselines;

  constructor(workspace: Workspace, documents: OpenDocuments, baselines: Baselines) {
    this.#workspace = workspace;
    this.#documents = documents;
    this.#baselines = baselines;
  }

  /** Reads again what changed. An editor may name a folder alone for all that came or went with it. */
  async follow(events: readonly FileEvent[]): Promise<WatchedChanges> {
    const changes = events.map(({ uri, type }) => ({
      uri: canonicalUri(uri),
      type,
    }));
    const files = changes.filter(({ uri }) => !NOT_OURS.test(uri));
    const gone = files.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => uri);
    this.#remove(new Set(gone));
    const come: string[] = [];
    for (const { uri, type } of files) {
      if (type === FileChangeType.Deleted) continue;
      for (const read of await this.#filesAt(uri, type)) {
        await this.#documents.readFromDisk(read);
        if (read !== uri) come.push(read);
      }
      // What is not a manifest is compared with what manifests say of it.
      if (type === FileChangeType.Created || !isManifestName(uri)) come.push(uri);
    }
    if (gone.length + come.length > 0) this.#workspace.filesChanged([...gone, ...come]);
    const paths = new Set(files.map(({ uri }) => pathOfUri(uri)));
    return {
      files: files.length > 0,
      settings: files.some(({ uri }) => uri.endsWith(`/${SETTINGS_FILE}`)),
      baselines: this.#workspace.roots().filter((root) => {
        const path = this.#baselines.pathIn(root);
        return path !== undefined && paths.has(path);
      }),
      commits: changes.some(({ uri }) => HEAD.test(uri)),
    };
  }

  /** Removes documents that went, alone or with a folder that they were in. */
  #remove(gone: ReadonlySet<string>): void {
    if (gone.size === 0) return;
    for (const uri of this.#workspace.uris()) {
      if (isIn(gone, uri)) this.#documents.forget(uri);
    }
  }

  /** The candidates to read again because of one file or folder: none that git or the settings leave out. */
  async #filesAt(uri: string, type: FileChangeType): Promise<readonly string[]> {
    const path = pathOfUri(uri);
    if (path === undefined || uri.endsWith(`/${SETTINGS_FILE}`)) return [];
    const root = pathOfUri(this.#workspace.folderOf(uri));
    const { exclude } = this.#workspace.settingsOf(uri);
    const known = this.#workspace.document(uri) !== undefined;
    if (known || isManifestName(path) || isKnownByBeginning(path)) {
      return known || root === undefined || (await isFound(root, path, { exclude })) ? [uri] : [];
    }
    if (type !== FileChangeType.Created || root === undefined || !(await isFolder(path))) return [];
    const found: string[] = [];
    for await (const file of findFiles(path, { exclude, root })) {
      if (typeof file === 'string') found.push(uriOfPath(file));
    }
    return found;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
