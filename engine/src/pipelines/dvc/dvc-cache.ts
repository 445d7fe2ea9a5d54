import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { isInside } from '@vitruve/workspace';
import { clearAbandoned, ownName } from '../../running/processes/abandoned.ts';
import { RunError } from '../run-error.ts';
import { dirText, type DvcEntry, type DvcFiles, type DvcObject } from './dvc-files.ts';

/** The cache of a repository of DVC. Objects are read-only files under the first two digits of their MD5. */
export class DvcCache {
  readonly #objects: string;

  /** @param objects the folder of the objects; absolute. */
  constructor(objects: string) {
    this.#objects = objects;
  }

  /** Whether an object is here, those of the files of a folder included. */
  async has(md5: string): Promise<boolean> {
    if (!(await isFile(this.#placeOf(md5)))) return false;
    if (!md5.endsWith('.dir')) return true;
    for (const entry of (await this.#entriesOf(md5)) ?? [])
      if (!(await isFile(this.#placeOf(entry.md5)))) return false;
    return true;
  }

  /** Where the content of a file is; undefined when it is not here. */
  async fileOf(md5: string): Promise<string | undefined> {
    const path = this.#placeOf(md5);
    return (await isFile(path)) ? path : undefined;
  }

  /** Keeps a file or folder. @throws RunError when it changes meanwhile. */
  async store(path: string, object: DvcObject, files: DvcFiles): Promise<void> {
    if (!object.md5.endsWith('.dir')) {
      await this.#put(object.md5, (to) => copyFile(path, to, constants.COPYFILE_FICLONE));
    } else {
      const { entries } = await files.folder(path);
      for (const { md5, relpath } of entries)
        await this.#put(md5, (to) => copyFile(join(path, relpath), to, constants.COPYFILE_FICLONE));
      await this.#put(object.md5, (to) => writeFile(to, dirText(entries)));
    }
    if ((await files.of(path))?.md5 !== object.md5)
      throw new RunError(t('The output "{0}" changed while it was recorded', path));
  }

  /**
   * Makes a file or a folder again.
   * @param place where nothing is; absolute.
   * @returns false when it is not here: then there may be a part of it.
   */
  async restore(object: DvcObject, place: string): Promise<boolean> {
    if (!(await this.has(object.md5))) return false;
    if (!object.md5.endsWith('.dir')) {
      await this.#take(object.md5, place, object.isexec === true);
      return true;
    }
    await mkdir(place);
    for (const { md5, relpath } of (await this.#entriesOf(object.md5)) ?? []) {
      const to = resolve(place, relpath);
      if (!isInside(place, to)) return false;
      await mkdir(dirname(to), { recursive: true });
      await this.#take(md5, to, false);
    }
    return true;
  }

  #placeOf(md5: string): string {
    return join(this.#objects, md5.slice(0, 2), md5.slice(2));
  }

  async #entriesOf(md5: string): Promise<readonly DvcEntry[] | undefined> {
    try {
      return JSON.parse(await readFile(this.#placeOf(md5), 'utf8')) as readonly DvcEntry[];
    } catch {
      return undefined;
    }
  }

  async #put(md5: string, write: (to: string) => Promise<void>): Promise<void> {
    const place = this.#placeOf(md5);
    if (await isFile(place)) return;
    await mkdir(dirname(place), { recursive: true });
    await clearAbandoned(dirname(place));
    const beside = `${place}.${ownName()}`;
    try {
      await write(beside);
      await chmod(beside, 0o444);
      await rename(beside, place);
    } finally {
      await rm(beside, { force: true });
    }
  }

  async #take(md5: string, to: string, isExecutable: boolean): Promise<void> {
    // Objects are read-only; what is restored has the mode of a new file of the user.
    await writeFile(to, '', { mode: isExecutable ? 0o777 : 0o666 });
    const { mode } = await stat(to);
    await copyFile(this.#placeOf(md5), to, constants.COPYFILE_FICLONE);
    await chmod(to, mode);
  }
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
