import type { ModelIdentity } from '../../vision/detection/detection.ts';
import { ImageFault } from '../../vision/images/fault.ts';
import { Journal } from './journal.ts';
import type { BlurTask } from '../../tasks/blur/task.ts';
import { TaskFault } from '../../fault.ts';

/** The journals of the folders that a task writes to. */
export class Journals {
  readonly #opened: ReadonlyMap<string, Journal | TaskFault>;

  private constructor(opened: ReadonlyMap<string, Journal | TaskFault>) {
    this.#opened = opened;
  }

  /** @throws TaskFault when none of the folders can be written to. */
  static async open(
    folders: ReadonlySet<string>,
    task: BlurTask,
    models: readonly ModelIdentity[],
  ): Promise<Journals> {
    const opened = new Map<string, Journal | TaskFault>();
    for (const folder of folders) opened.set(folder, await openOne(folder, task, models));
    const faults = [...opened.values()].filter((one) => one instanceof TaskFault);
    const [first] = faults;
    if (first && faults.length === opened.size) throw first;
    return new Journals(opened);
  }

  /** @throws ImageFault when the folder cannot be written to. */
  in(folder: string): Journal {
    const journal = this.#opened.get(folder);
    if (journal instanceof Journal) return journal;
    throw new ImageFault(journal?.message ?? folder);
  }
}

async function openOne(
  folder: string,
  task: BlurTask,
  models: readonly ModelIdentity[],
): Promise<Journal | TaskFault> {
  try {
    return await Journal.open(folder, task, models);
  } catch (error) {
    if (error instanceof TaskFault) return error;
    throw error;
  }
}
