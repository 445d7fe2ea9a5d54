import { existsSync } from 'node:fs';
import type { WorkspaceHost } from '@vitruve/manifests';
import { pathOfUri } from './uri.ts';
import {
  beginningOf,
  bytesOf,
  FileHashes,
  isGitIgnored,
  type History,
  namesIn,
  uriOfPath,
  writtenOn,
} from '@vitruve/workspace';

/** The file system, the calendar and the last commit, as the workspace asks for them. */
export class ServerHost implements WorkspaceHost {
  readonly #histories = new Map<string, History>();
  readonly #hashes: FileHashes;
  #today: { readonly seconds: number; readonly day: string } | undefined;

  /** @param read told of a file whose hash was asked for, once it is there. */
  constructor(read: (uri: string) => void = () => undefined) {
    this.#hashes = new FileHashes((path) => {
      read(uriOfPath(path));
    });
  }

  sha256(uri: string): string | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : this.#hashes.of(path);
  }

  beginning(uri: string, most?: number): string | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : beginningOf(path, most);
  }

  bytes(uri: string, start: number, length: number): Uint8Array | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : bytesOf(path, start, length);
  }

  writtenOn(uri: string): string | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : writtenOn(path);
  }

  exists(uri: string): boolean {
    const path = pathOfUri(uri);
    return path !== undefined && existsSync(path);
  }

  isIgnored(uri: string): boolean {
    const path = pathOfUri(uri);
    return path !== undefined && isGitIgnored(path);
  }

  filesIn(folder: string): readonly string[] {
    const path = pathOfUri(folder);
    return path === undefined ? [] : namesIn(path);
  }

  committed(uri: string): string | undefined {
    for (const history of this.#histories.values()) {
      const text = history.committed(uri);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The day; the calendar is looked at once a second, since every document is asked about with every change. */
  today(): string {
    const seconds = Math.floor(Date.now() / 1000);
    if (seconds === this.#today?.seconds) return this.#today.day;
    const now = new Date();
    const two = (part: number): string => String(part).padStart(2, '0');
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    this.#today = { seconds, day };
    return day;
  }

  /** What a folder was at its last commit; undefined where that is not known, or not yet. */
  historyOf(folder: string): History | undefined {
    return this.#histories.get(folder);
  }

  /** What a folder was at its last commit; undefined to forget it. */
  setHistory(folder: string, history: History | undefined): void {
    if (history) this.#histories.set(folder, history);
    else this.#histories.delete(folder);
  }
}
