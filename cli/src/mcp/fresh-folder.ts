import { stat } from 'node:fs/promises';
import { loadKinds, type Workspace } from '@vitruve/manifests';
import {
  currentDay,
  findFiles,
  isUnread,
  openWorkspace,
  readSettings,
  readTextFile,
  uriOfPath,
} from '@vitruve/workspace';

/** A workspace folder whose manifests are read once, and again only where they changed since somebody asked. */
export class FreshFolder {
  /** Absolute. */
  readonly path: string;
  #workspace: Workspace | undefined;
  #settings = '';
  #day = '';
  #stamps = new Map<string, string>();
  /** One after the other: two questions at once would read the same files twice. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** The folder as it is now. @throws UserError when it does not exist. */
  workspace(): Promise<Workspace> {
    const next = this.#last.then(() => this.#refreshed());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #refreshed(): Promise<Workspace> {
    const { settings } = await readSettings(this.path);
    const known = JSON.stringify(settings);
    const day = currentDay();
    const stamps = await this.#stampsNow(settings.exclude);
    if (!this.#workspace || known !== this.#settings || day !== this.#day) {
      const opened = await openWorkspace([this.path], { from: this.path, today: day }, await loadKinds());
      this.#workspace = opened.workspace;
      [this.#settings, this.#day, this.#stamps] = [known, day, stamps];
      return opened.workspace;
    }
    for (const path of this.#stamps.keys()) if (!stamps.has(path)) this.#workspace.remove(uriOfPath(path));
    for (const [path, stamp] of stamps) {
      if (this.#stamps.get(path) === stamp) continue;
      const file = await readTextFile(path);
      if (isUnread(file)) this.#workspace.remove(uriOfPath(path));
      else this.#workspace.update(uriOfPath(path), file.text);
    }
    this.#stamps = stamps;
    // Rules look at other files, too: tables, links, models. Nobody watches these.
    this.#workspace.filesChanged([]);
    this.#workspace.invalidateAll();
    return this.#workspace;
  }

  /** What tells by the file system alone whether a file changed. */
  async #stampsNow(exclude: readonly string[]): Promise<Map<string, string>> {
    const stamps = new Map<string, string>();
    for await (const found of findFiles(this.path, { exclude })) {
      if (typeof found !== 'string') continue;
      const file = await stat(found, { bigint: true }).catch(() => undefined);
      if (file) stamps.set(found, `${file.mtimeNs} ${file.ctimeNs} ${file.size}`);
    }
    return stamps;
  }
}
