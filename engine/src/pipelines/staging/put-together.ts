import { join } from 'node:path';
import { OWN_FOLDER } from '../own-folder.ts';
import { Staging, type OutputPlace } from './staging.ts';

/** An output whose content is known. */
export interface KnownOutput {
  /** Absolute. */
  readonly path: string;
  /** As it is written in the pipeline. */
  readonly shown: string;
  /** Writes it to a path where nothing is. @returns whether it could. */
  readonly make: (to: string) => Promise<boolean>;
}

/**
 * Makes outputs without running anything, and puts them into their places: all of them, or none, also when the process is killed.
 * @param root the folder that holds the state of runs; absolute.
 * @returns false when one of them could not be made.
 */
export async function putTogether(root: string, outputs: readonly KnownOutput[]): Promise<boolean> {
  const places = outputs.map(({ path, shown }): OutputPlace => ({ path, shown, isNamed: true }));
  const staging = await Staging.begin(join(root, OWN_FOLDER), root, places);
  try {
    await staging.prepareTry();
    for (const { shown, make } of outputs) {
      if (await make(staging.placeOf(shown) ?? '')) continue;
      await staging.rollBack();
      return false;
    }
    await staging.commit();
    return true;
  } catch (error) {
    await staging.rollBack();
    throw error;
  }
}
