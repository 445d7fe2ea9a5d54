import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { UserFault } from '@vitruve/workspace';
import { PlaceTaken, storeWhole } from './store.ts';

/** What knows which files we wrote: the journal of their folder. */
export interface OutputRecord {
  /** Whether a file is a result of ours. */
  owns(output: string): Promise<boolean>;
  /** Notes that a file is about to be written. */
  intend(output: string, bytes: Uint8Array): Promise<void>;
}

interface OutputsOptions {
  /** Replaces files that no earlier run wrote. Never an original, nor another result of the same run. */
  readonly overwrite: boolean;
}

/** Where the results of a run go: none replaces an original, the result of another item, or a file that we did not write. */
export class Outputs {
  readonly #originals: ReadonlySet<string>;
  readonly #overwrite: boolean;
  /** In lower case: some file systems tell no cases apart. */
  readonly #claimed = new Set<string>();

  private constructor(originals: ReadonlySet<string>, { overwrite }: OutputsOptions) {
    this.#originals = originals;
    this.#overwrite = overwrite;
  }

  /** @param originals paths of what the run reads. */
  static async beside(originals: readonly string[], options: OutputsOptions): Promise<Outputs> {
    const ids = new Set<string>();
    for (const path of originals) {
      const id = await fileId(path);
      if (id !== undefined) ids.add(id);
    }
    return new Outputs(ids, options);
  }

  /**
   * Keeps a place for a result, before any work is done for it.
   * @param journal of the folder that the result goes to; undefined for a run without one.
   * @throws UserFault when another item has the place, or an original is there.
   * @throws PlaceTaken when a file is there that we did not write.
   */
  async claim(place: string, journal: OutputRecord | undefined): Promise<void> {
    const name = place.toLowerCase();
    if (this.#claimed.has(name))
      throw new UserFault(
        t('Its result would be "{0}", which is the result of another item', basename(place)),
      );
    this.#claimed.add(name);
    const there = await fileId(place);
    if (there === undefined) return;
    if (this.#originals.has(there))
      throw new UserFault(t('Its result would overwrite the original "{0}"', basename(place)));
    if (!(await this.#isOurs(place, journal))) throw new PlaceTaken(place);
  }

  /**
   * Writes a result whole or not at all, after it is noted in the journal that it is going to be.
   * @param within the folder that it must lie in.
   * @throws UserFault when it cannot be written.
   */
  async store(
    path: string,
    bytes: Uint8Array,
    { within, journal }: { readonly within: string; readonly journal: OutputRecord | undefined },
  ): Promise<void> {
    const replace = await this.#isOurs(path, journal);
    await journal?.intend(path, bytes);
    try {
      await storeWhole(path, bytes, { within, replace });
    } catch (error) {
      // Another run may have written it in the meantime.
      if (!(error instanceof PlaceTaken) || (await journal?.owns(path)) !== true) throw error;
      await storeWhole(path, bytes, { within, replace: true });
    }
  }

  async #isOurs(path: string, journal: OutputRecord | undefined): Promise<boolean> {
    return this.#overwrite || (await journal?.owns(path)) === true;
  }
}

/** What tells a file from all others whatever its name; undefined for none. */
async function fileId(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}
