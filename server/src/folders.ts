import { mergedSettings, type Workspace } from '@vitruve/manifests';
import type { Connection } from 'vscode-languageserver';
import { readFolder } from './folder.ts';
import type { Baselines } from './baselines.ts';
import type { ServerHost } from './host.ts';
import { canonicalUri, pathOfUri } from './uri.ts';
import { History, readSettings, uriOfPath } from '@vitruve/workspace';

export interface FoldersOptions {
  /** True when other programs (git) may be run on the folders. */
  readonly trusted: boolean;
  /** The editor's settings for a folder; undefined when it has none to give. */
  settingsOf(folder: string): Promise<unknown>;
  /** Told how many files were read so far, and when all are. */
  progress(files: number, done: boolean): void;
}

/** The workspace folders: their settings, their files and their history. */
export class Folders {
  readonly #workspace: Workspace;
  readonly #host: ServerHost;
  readonly #connection: Connection;
  readonly #baselines: Baselines;
  readonly #options: FoldersOptions;
  readonly #reading = new Map<string, AbortController>();
  #files = 0;

  constructor(
    workspace: Workspace,
    host: ServerHost,
    connection: Connection,
    baselines: Baselines,
    options: FoldersOptions,
  ) {
    this.#workspace = workspace;
    this.#host = host;
    this.#connection = connection;
    this.#baselines = baselines;
    this.#options = options;
  }

  /** Adds folders and reads them; resolves when they are read. */
  async add(uris: readonly string[]): Promise<void> {
    for (const { status, ...outcome } of await Promise.allSettled(
      uris.map((uri) => this.#read(canonicalUri(uri))),
    )) {
      // A folder that cannot be read to its end must not leave the others unread.
      if (status === 'rejected' && 'reason' in outcome)
        this.#connection.console.error(String(outcome.reason));
    }
    this.#options.progress(this.#files, true);
  }

  remove(uris: readonly string[]): void {
    for (const uri of uris.map(canonicalUri)) {
      this.#reading.get(uri)?.abort();
      this.#reading.delete(uri);
      this.#workspace.removeRoot(uri);
      this.#baselines.forget(uri);
      this.#host.setHistory(uri, undefined);
    }
  }

  /** Takes the settings of all folders anew, after a change in the editor or of the file. */
  async readSettingsAgain(): Promise<void> {
    await Promise.all(this.#workspace.roots().map((root) => this.#applySettings(root)));
  }

  /** Reads what the last commits hold of the manifests; for after a commit, too. */
  async readHistory(): Promise<void> {
    if (!this.#options.trusted) return;
    const manifests = this.#workspace
      .manifests()
      .filter((uri) => this.#workspace.kindOf(uri)?.comparesWithCommit);
    for (const root of this.#workspace.roots()) {
      const path = pathOfUri(root);
      if (path === undefined) continue;
      const history = await History.of(path);
      await history.load(manifests.filter((uri) => uri.startsWith(`${root}/`)));
      this.#host.setHistory(root, history);
    }
    this.#workspace.invalidateAll();
  }

  async #read(uri: string): Promise<void> {
    const path = pathOfUri(uri);
    await this.#applySettings(uri);
    if (path === undefined) return;
    const aborting = new AbortController();
    this.#reading.set(uri, aborting);
    const before = this.#files;
    const settings = this.#workspace.settingsOf(`${uri}/x`);
    const { files, unread } = await readFolder(this.#workspace, path, settings, aborting.signal, (count) => {
      this.#files = before + count;
      this.#options.progress(this.#files, false);
    });
    this.#files = before + files;
    this.#reading.delete(uri);
    for (const { path: unreadPath, problem } of unread)
      this.#connection.console.warn(`${unreadPath}: ${problem}`);
  }

  async #applySettings(root: string): Promise<void> {
    const path = pathOfUri(root);
    const written = path === undefined ? undefined : await readSettings(path);
    for (const { message, span } of written?.findings ?? []) {
      this.#connection.console.error(`${uriOfPath(written?.path ?? '')}:${span.start}: ${message}`);
    }
    const fromEditor = await this.#options.settingsOf(root);
    const base = written?.settings ?? this.#workspace.settingsOf(`${root}/x`);
    this.#workspace.addRoot(root, mergedSettings(base, fromEditor));
    await this.#baselines.readAgain(root);
  }
}
