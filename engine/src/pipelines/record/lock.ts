import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError, writeWhole } from '@vitruve/workspace';
import type { RunInputs } from '../keys/run-key.ts';

/** The version of the format of the file. */
const VERSION = 1;

/** Milliseconds between two writings while runs end. */
const PAUSE = 500;

/** Hashes of the rows of tables, whatever their order, by path. */
export type RowHashes = Readonly<Record<string, string>>;

/** What is recorded of a run that succeeded. */
export interface RunRecord extends RunInputs {
  readonly key: string;
  /** Digests by path, from the folder of the pipeline. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Of tables among the outputs that have no order. */
  readonly rows?: RowHashes;
}

/** The file beside a pipeline that records its runs: `ml.pipeline.yaml` has `ml.pipeline.lock`. */
export function lockPathOf(pipeline: string): string {
  const base = pipeline.replace(/\.ya?ml$/iu, '');
  return /(?:^|[./\\])pipeline$/iu.test(base) ? `${base}.lock` : `${base}.pipeline.lock`;
}

/** What is read of a lock file. */
export interface ReadRecords {
  /** By the names of runs. */
  readonly records: Map<string, RunRecord>;
  /** Lines that are no records, such as those of a conflict. */
  readonly unreadable: number;
}

/**
 * The records in the text of a lock file.
 * @param shown what names the file in messages.
 * @throws TaskError for a file of a later version.
 */
export function recordsIn(text: string, shown: string): ReadRecords {
  const records = new Map<string, RunRecord>();
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = parsed(line);
    if (read === undefined) unreadable++;
    else if ('version' in read) mustBeKnown(read.version, shown);
    else records.set(read.run, read.record);
  }
  return { records, unreadable };
}

/**
 * The records of a pipeline: JSON, one line for each run, sorted by name, so that changes on two branches are merged line by line.
 */
export class Lock {
  readonly #path: string;
  readonly #records: Map<string, RunRecord>;
  /** Those with outputs. */
  readonly #byKey = new Map<string, RunRecord>();
  /** Lines that are no records, such as those of a conflict. */
  readonly unreadable: number;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isChanged = false;
  #rows: ReadonlyMap<string, string> | undefined;
  readonly #isReadOnly: boolean;

  private constructor(
    path: string,
    records: Map<string, RunRecord>,
    unreadable: number,
    isReadOnly: boolean,
  ) {
    this.#path = path;
    this.#isReadOnly = isReadOnly;
    this.#records = records;
    this.unreadable = unreadable;
    for (const record of records.values()) this.#index(record);
  }

  /** Runs of a partition may be many: the record of a key is not looked for among all of them. */
  #index(record: RunRecord): void {
    if (Object.keys(record.outputs).length > 0 && !this.#byKey.has(record.key))
      this.#byKey.set(record.key, record);
  }

  /**
   * @param isReadOnly for a dry run: nothing is written.
   * @throws TaskError for a file of a later version.
   */
  static async open(pipeline: string, isReadOnly: boolean): Promise<Lock> {
    const path = lockPathOf(pipeline);
    const text = await readFile(path, 'utf8').catch(() => '');
    const { records, unreadable } = recordsIn(text, path);
    return new Lock(path, records, unreadable, isReadOnly);
  }

  /** The hash of the rows of a file of a table, by its digest; undefined for one that has an order, and for all else. */
  rowsOf(digest: string): string | undefined {
    this.#rows ??= rowsByDigest(this.#records.values());
    return this.#rows.get(digest);
  }

  get(run: string): RunRecord | undefined {
    return this.#records.get(run);
  }

  /** The record of a run that had a key: under the same name, or another one, whose outputs are then the same. */
  withKey(run: string, key: string): RunRecord | undefined {
    const own = this.#records.get(run);
    return own?.key === key ? own : this.#byKey.get(key);
  }

  set(run: string, record: RunRecord): void {
    if (this.#records.get(run) === record) return;
    this.#records.set(run, record);
    this.#rows = undefined;
    this.#index(record);
    this.#isChanged = true;
    if (this.#isReadOnly) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // What cannot be written now is written, or told of, at the end.
      void this.save().catch(() => undefined);
    }, PAUSE);
  }

  /** Removes the records of stages that are no more. @param isKnown of the name of a stage. */
  retain(isKnown: (stage: string) => boolean): void {
    for (const run of this.#records.keys()) {
      if (isKnown(run.split(' (', 1)[0] ?? run)) continue;
      this.#records.delete(run);
      this.#isChanged = true;
    }
  }

  /** Writes what has changed. @throws the error of the file system. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => {
        if (!this.#isChanged || this.#isReadOnly) return;
        this.#isChanged = false;
        try {
          await writeWhole(this.#path, Buffer.from(lockText(this.#records)), true);
        } catch (error) {
          this.#isChanged = true;
          throw error;
        }
      });
    await this.#writing;
  }
}

/** The text of a lock file: a line for each run, sorted. */
export function lockText(records: Iterable<readonly [string, RunRecord]>): string {
  const runs = [...records].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = runs.map(([run, { key, command, values, inputs, outputs, rows = {} }]) =>
    JSON.stringify({
      run,
      key,
      command,
      values: sorted(values),
      inputs: sorted(inputs),
      outputs: sorted(outputs),
      ...(Object.keys(rows).length > 0 ? { rows: sorted(rows) } : {}),
    }),
  );
  return [JSON.stringify({ version: VERSION }), ...lines, ''].join('\n');
}

function rowsByDigest(records: Iterable<RunRecord>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { outputs, rows = {} } of records)
    for (const [path, hash] of Object.entries(rows)) {
      const digest = outputs[path];
      if (digest !== undefined) found.set(digest, hash);
    }
  return found;
}

function sorted(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Line = { readonly version: number } | { readonly run: string; readonly record: RunRecord };

function parsed(line: string): Line | undefined {
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    const { version, run, key, command } = value;
    if (typeof version === 'number') return { version };
    if (typeof run !== 'string' || typeof key !== 'string' || typeof command !== 'string') return undefined;
    const [values, inputs, outputs] = [value['values'], value['inputs'], value['outputs']].map(texts);
    if (!values || !inputs || !outputs) return undefined;
    const rows = texts(value['rows']);
    return { run, record: { key, command, values, inputs, outputs, ...(rows ? { rows } : {}) } };
  } catch {
    return undefined;
  }
}

function texts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value as Record<string, unknown>);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : undefined;
}

function mustBeKnown(version: number, path: string): void {
  if (version > VERSION) throw new TaskError(t('"{0}" was written by a later version of Vitruve', path));
}
