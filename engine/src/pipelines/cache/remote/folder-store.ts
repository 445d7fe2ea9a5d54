import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { clearAbandoned, ownName } from '../../../running/processes/abandoned.ts';
import type { RemoteStore } from './store.ts';

/** A folder, such as one of a file server. */
export class FolderStore implements RemoteStore {
  readonly #folder: string;

  /** @param from what a relative path counts from; absolute. */
  constructor(folder: string, from: string) {
    this.#folder = resolve(from, folder);
  }

  has(name: string): Promise<boolean> {
    return stat(this.#at(name)).then(
      () => true,
      () => false,
    );
  }

  async get(name: string, to: string): Promise<boolean> {
    if (!(await this.has(name))) return false;
    await copyFile(this.#at(name), to);
    return true;
  }

  async put(name: string, from: string): Promise<void> {
    const to = this.#at(name);
    // Others see it when it is whole.
    await mkdir(dirname(to), { recursive: true });
    await clearAbandoned(dirname(to));
    const beside = `${to}.${ownName()}`;
    try {
      await copyFile(from, beside);
      await rename(beside, to);
    } finally {
      await rm(beside, { force: true });
    }
  }

  #at(name: string): string {
    return resolve(this.#folder, ...name.split('/'));
  }
}
