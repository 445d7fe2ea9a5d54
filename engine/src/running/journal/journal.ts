import { createHash } from 'node:crypto';
import { appendFile, constants, lstat, mkdir, open, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import type { JournalForm } from './form.ts';
import { linesIn, withPaths, type Entry, type Intention, type Stamp } from './lines.ts';

/**
 * What was finished in a folder of results, a line for each item, written after its result. A run that is killed
 * goes on where it was; files that the journal names are ours, and may be replaced.
 */
export class Journal<Item> {
  readonly #form: JournalForm<Item>;
  readonly #path: string;
  readonly #folder: string;
  readonly #settings: string;
  readonly #entries = new Map<string, Entry<Item>>();
  readonly #written = new Set<string>();
  /** The hashes of what was about to be written, by path. */
  readonly #intended = new Map<string, Set<string>>();
  /** Bytes that were read. */
  #read = 0;
  /** Whether the last line may be unfinished, and would take the next one with it. */
  #torn = false;

  private constructor(folder: string, settings: string, form: JournalForm<Item>) {
    this.#form = form;
    this.#path = join(folder, form.name);
    this.#folder = folder;
    this.#settings = settings;
  }

  /**
   * @param settings the hash of everything that results depend on but their sources.
   * @throws TaskError when the folder cannot be written to.
   */
  static async open<Item>(folder: string, settings: string, form: JournalForm<Item>): Promise<Journal<Item>> {
    const journal = new Journal(folder, settings, form);
    try {
      await mkdir(folder, { recursive: true });
      if ((await lstat(journal.#path).catch(() => undefined))?.isFile() === false)
        throw new Error(t('"{0}" exists and is not a file', form.name));
      // Whether it can be written to is known before any work is done.
      await journal.#write('');
      await journal.#catchUp();
      journal.#torn = (await stat(journal.#path)).size > journal.#read;
      return journal;
    } catch (error) {
      throw new TaskError(t('Cannot write to "{0}": {1}', folder, reasonOf(error)));
    }
  }

  /** Whether a file is the result of an earlier run, of one that was killed before it could note it, or of one at the same time. */
  async owns(output: string): Promise<boolean> {
    if (await this.#knows(output)) return true;
    await this.#catchUp();
    return this.#knows(output);
  }

  async #knows(output: string): Promise<boolean> {
    if (this.#written.has(output)) return true;
    const intended = this.#intended.get(output);
    if (intended === undefined) return false;
    const bytes = await readFile(output).catch(() => undefined);
    return bytes !== undefined && intended.has(hashOf(bytes));
  }

  /** Reads the lines that were added since, by whatever run. */
  async #catchUp(): Promise<void> {
    const file = await open(this.#path).catch(() => undefined);
    if (!file) return;
    try {
      const { size } = await file.stat();
      const { buffer } = await file.read(Buffer.alloc(Math.max(0, size - this.#read)), {
        position: this.#read,
      });
      const whole = buffer.subarray(0, buffer.lastIndexOf(0x0a) + 1);
      this.#read += whole.length;
      for (const line of linesIn(whole.toString('utf8'), this.#folder, this.#form)) this.#take(line);
    } finally {
      await file.close();
    }
  }

  /** Later lines replace earlier ones. */
  #take(line: Entry<Item> | Intention): void {
    if ('writes' in line) {
      const hashes = this.#intended.get(line.writes);
      if (hashes) hashes.add(line.sha256);
      else this.#intended.set(line.writes, new Set([line.sha256]));
      return;
    }
    this.#entries.set(this.#form.sourceOf(line.result), line);
    for (const path of this.#form.outputsOf(line.result)) if (path !== undefined) this.#written.add(path);
  }

  /** Notes that a file is about to be written, as far as it can be noted. */
  async intend(output: string, bytes: Uint8Array): Promise<void> {
    const line: Intention = { version: 1, writes: output, sha256: hashOf(bytes) };
    this.#take(line);
    await this.#append(line);
  }

  /** What became of an item in an earlier run with the same settings, if neither it nor its result changed since. */
  async finished(source: string): Promise<Item | undefined> {
    const entry = this.#entries.get(source);
    if (entry?.settings !== this.#settings) return undefined;
    const { original, decisions, written, result } = entry;
    const [output] = this.#form.outputsOf(result);
    const unchanged =
      same(original, await stampOf(source)) &&
      same(decisions, await this.#companionStamp(source)) &&
      (output === undefined || same(written, await stampOf(output)));
    return unchanged ? result : undefined;
  }

  /** @returns false when it could not be noted, because the disk is full or the source is gone. */
  async add(result: Item): Promise<boolean> {
    const source = this.#form.sourceOf(result);
    const original = await stampOf(source);
    if (!original) return false;
    const [output] = this.#form.outputsOf(result);
    const [decisions, written] = await Promise.all([
      this.#companionStamp(source),
      output === undefined ? undefined : stampOf(output),
    ]);
    const entry: Entry<Item> = {
      version: 1,
      settings: this.#settings,
      original,
      ...(decisions ? { decisions } : {}),
      ...(written ? { written } : {}),
      result,
    };
    this.#take(entry);
    return this.#append(entry);
  }

  async #companionStamp(source: string): Promise<Stamp | undefined> {
    const companion = this.#form.companionOf?.(source);
    return companion === undefined ? undefined : stampOf(companion);
  }

  async #append(line: Entry<Item> | Intention): Promise<boolean> {
    const start = this.#torn ? '\n' : '';
    const written = withPaths(line, (path) => relative(this.#folder, path), this.#form);
    try {
      await this.#write(`${start}${JSON.stringify(written)}\n`);
      this.#torn = false;
      return true;
    } catch {
      this.#torn = true;
      return false;
    }
  }

  /** A symbolic link in its place would lead the lines into any file. */
  async #write(text: string): Promise<void> {
    const { O_APPEND, O_CREAT, O_WRONLY } = constants;
    const noFollow = (constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;
    await appendFile(this.#path, text, { flag: O_APPEND | O_CREAT | O_WRONLY | noFollow });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function stampOf(path: string): Promise<Stamp | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && { size: found.size, modified: Math.round(found.mtimeMs) };
}

function same(a: Stamp | undefined, b: Stamp | undefined): boolean {
  return a?.size === b?.size && a?.modified === b?.modified;
}
