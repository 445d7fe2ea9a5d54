import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { ServedModel } from '../../../learning/serving/served-model.ts';
import type { TableRows } from '../../../learning/model/table.ts';
import { answersOf, openAnyModel } from '../../../learning/source/model-file.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';
import type { Answered, Served } from '../answered.ts';
import { tableOf } from './rows.ts';

export interface ServedFileOptions {
  /** As messages name the file. */
  readonly shown: string;
  readonly threads: number;
  /** Milliseconds that a run may take. */
  readonly time: number;
  /** What answers name the model by; its version in the registry or the first digits of its hash unless it is given. */
  readonly version: string | undefined;
  /** Called with the rows of each run. */
  readonly onRun: (rows: number) => void;
}

/** Digits of a hash that name a model. */
const DIGITS = 12;

/** The model of a file, which can be read again while it is asked. */
export class ServedFile {
  readonly #path: string;
  readonly #options: ServedFileOptions;
  #current: { readonly served: Served; readonly model: ServedModel } | undefined;
  #loading: Promise<Served> | undefined;

  /** @param path absolute. */
  constructor(path: string, options: ServedFileOptions) {
    this.#path = path;
    this.#options = options;
  }

  /** The model that answers. @throws Error before it was loaded. */
  get served(): Served {
    return this.#loaded().served;
  }

  /**
   * Reads the file, and answers with its model from now on. Who asked before is answered by the model before.
   * @throws UserError when it cannot be used: the model before stays.
   */
  async load(): Promise<Served> {
    // Who asks for it meanwhile gets the same.
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /**
   * @param rows as JSON has them; see `tableOf`.
   * @throws RequestError for rows that do not fit. @throws TaskError when the model does not run.
   */
  async answer(rows: readonly unknown[]): Promise<Answered> {
    const { served, model } = this.#loaded();
    return answered(served, model, tableOf(served.notes, rows));
  }

  /** Whether its process is there. */
  async isReady(): Promise<boolean> {
    return (await this.#current?.model.isReady()) ?? false;
  }

  async close(): Promise<void> {
    await this.#current?.model.close();
  }

  #loaded(): { readonly served: Served; readonly model: ServedModel } {
    if (!this.#current) throw new Error('the model was not loaded');
    return this.#current;
  }

  async #load(): Promise<Served> {
    const { shown, threads, time, version, onRun } = this.#options;
    const { bytes, hash, notes, registered } = await openAnyModel(this.#path, shown);
    const model = await ServedModel.open(bytes, { threads, time, onRun });
    const served: Served = {
      notes,
      hash,
      version: version ?? registered?.version ?? hash.slice(0, DIGITS),
      loadedAt: new Date(),
    };
    try {
      await answered(served, model, tableOf(notes, [trialRow(notes)]));
    } catch (error) {
      await model.close();
      const reason = error instanceof Error ? error.message : String(error);
      throw new TaskError(t('Model "{0}" cannot be served: {1}', shown, reason), { cause: error });
    }
    const before = this.#current?.model;
    this.#current = { served, model };
    void before?.close();
    return served;
  }
}

async function answered(served: Served, model: ServedModel, table: TableRows): Promise<Answered> {
  const outputs = await model.run(table);
  return { served, table, predictions: answersOf(served.notes, outputs, table.rows) };
}

/** A row to try a model on before anybody asks. */
function trialRow({ columns }: ModelNotes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map(({ name, type, typical }) => [name, typical ?? (type === 'text' ? '' : 0)]),
  );
}
