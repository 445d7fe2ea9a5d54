import { TaskError, UserError } from '@vitruve/workspace';
import type { JournalForm } from './form.ts';
import { Journal } from './journal.ts';

/** The journals of the folders that a task writes to. */
export class Journals<Item> {
  readonly #opened: ReadonlyMap<string, Journal<Item> | TaskError>;

  private constructor(opened: ReadonlyMap<string, Journal<Item> | TaskError>) {
    this.#opened = opened;
  }

  /**
   * @param settings the hash of everything that results depend on but their sources.
   * @throws TaskError when none of the folders can be written to.
   */
  static async open<Item>(
    folders: ReadonlySet<string>,
    settings: string,
    form: JournalForm<Item>,
  ): Promise<Journals<Item>> {
    const opened = new Map<string, Journal<Item> | TaskError>();
    for (const folder of folders) opened.set(folder, await openOne(folder, settings, form));
    const faults = [...opened.values()].filter((one) => one instanceof TaskError);
    const [first] = faults;
    if (first && faults.length === opened.size) throw first;
    return new Journals(opened);
  }

  /** @throws UserError when the folder cannot be written to. */
  in(folder: string): Journal<Item> {
    const journal = this.#opened.get(folder);
    if (journal instanceof Journal) return journal;
    throw new UserError(journal?.message ?? folder);
  }
}

async function openOne<Item>(
  folder: string,
  settings: string,
  form: JournalForm<Item>,
): Promise<Journal<Item> | TaskError> {
  try {
    return await Journal.open(folder, settings, form);
  } catch (error) {
    if (error instanceof TaskError) return error;
    throw error;
  }
}
