import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { ModelIdentity } from '../detection/detection.ts';
import { reasonOf } from '../images/fault.ts';
import { decisionsPath } from './decisions.ts';
import { TaskFault, type BlurTask, type DoneImage } from './task.ts';

/** Lies where the results do. */
export const JOURNAL = '.vitruve-blur.jsonl';

/** What changes when a file does. */
interface Stamp {
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
}

/** A line of the journal. Paths are relative to its folder, so that the folder can be moved. */
interface Entry {
  readonly version: 1;
  /** Of everything that the result depends on but the image. */
  readonly settings: string;
  readonly original: Stamp;
  /** Undefined where nobody took decisions on the image. */
  readonly decisions?: Stamp;
  /** Undefined when it was detected only. */
  readonly written?: Stamp;
  readonly result: DoneImage;
}

/**
 * What was finished in a folder of results, a line for each image, written after the image itself. A run that is killed
 * goes on where it was; files that the journal names are ours, and may be replaced.
 */
export class Journal {
  readonly #folder: string;
  readonly #settings: string;
  readonly #entries: Map<string, Entry>;
  readonly #written: Set<string>;
  /** Whether the last line may be unfinished, and would take the next one with it. */
  #torn: boolean;

  private constructor(folder: string, settings: string, entries: Map<string, Entry>, torn: boolean) {
    this.#folder = folder;
    this.#settings = settings;
    this.#entries = entries;
    this.#written = new Set([...entries.values()].flatMap(({ result }) => filesOf(result)));
    this.#torn = torn;
  }

  /** @throws TaskFault when the folder cannot be written to. */
  static async open(folder: string, task: BlurTask, models: readonly ModelIdentity[]): Promise<Journal> {
    const path = join(folder, JOURNAL);
    try {
      await mkdir(folder, { recursive: true });
      const text = await readFile(path, 'utf8').catch(() => '');
      // Whether it can be written to is known before any work is done.
      await appendFile(path, '');
      const torn = text !== '' && !text.endsWith('\n');
      return new Journal(folder, settingsHash(task, models), read(text, folder), torn);
    } catch (error) {
      throw new TaskFault(t('Nothing can be written to "{0}": {1}', folder, reasonOf(error)));
    }
  }

  /** Whether a file is the result of an earlier run. */
  owns(output: string): boolean {
    return this.#written.has(output);
  }

  /** What became of an image in an earlier run of the same task, if neither it nor its result changed since. */
  async finished(image: string): Promise<DoneImage | undefined> {
    const entry = this.#entries.get(image);
    if (entry?.settings !== this.#settings) return undefined;
    const { original, decisions, written, result } = entry;
    const unchanged =
      same(original, await stampOf(image)) &&
      same(decisions, await stampOf(decisionsPath(image))) &&
      (result.output === undefined || same(written, await stampOf(result.output)));
    return unchanged ? result : undefined;
  }

  /** @returns false when it could not be noted, because the disk is full or the image is gone. */
  async add(result: DoneImage): Promise<boolean> {
    const original = await stampOf(result.image);
    if (!original) return false;
    const [decisions, written] = await Promise.all([
      stampOf(decisionsPath(result.image)),
      result.output === undefined ? undefined : stampOf(result.output),
    ]);
    const entry: Entry = {
      version: 1,
      settings: this.#settings,
      original,
      ...(decisions ? { decisions } : {}),
      ...(written ? { written } : {}),
      result: withPaths(result, (path) => relative(this.#folder, path)),
    };
    this.#entries.set(result.image, { ...entry, result });
    for (const path of filesOf(result)) this.#written.add(path);
    const start = this.#torn ? '\n' : '';
    try {
      await appendFile(join(this.#folder, JOURNAL), `${start}${JSON.stringify(entry)}\n`);
      this.#torn = false;
      return true;
    } catch {
      this.#torn = true;
      return false;
    }
  }
}

/** Later lines replace earlier ones; lines that are none are left out. */
function read(text: string, folder: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const entry = entryOf(line);
    if (!entry) continue;
    const result = withPaths(entry.result, (path) => (isAbsolute(path) ? path : resolve(folder, path)));
    entries.set(result.image, { ...entry, result });
  }
  return entries;
}

function entryOf(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'original' in value &&
    'result' in value &&
    typeof value.result === 'object' &&
    value.result !== null &&
    'image' in value.result &&
    typeof value.result.image === 'string'
  );
}

function filesOf({ output, drawn }: DoneImage): readonly string[] {
  return [output, drawn].filter((path) => path !== undefined);
}

function withPaths(result: DoneImage, change: (path: string) => string): DoneImage {
  return {
    ...result,
    image: change(result.image),
    output: result.output === undefined ? undefined : change(result.output),
    ...(result.drawn === undefined ? {} : { drawn: change(result.drawn) }),
  };
}

function settingsHash(task: BlurTask, models: readonly ModelIdentity[]): string {
  const { subjects, mode, thresholds, rotations, anonymisation } = task;
  const { suffix, format, quality, keepMetadata, drawn } = task.output;
  const output = { suffix, format, quality, keepMetadata, drawn };
  const hashes = models.map(({ hash }) => hash);
  return createHash('sha256')
    .update(JSON.stringify({ subjects, mode, thresholds, rotations, anonymisation, output, hashes }))
    .digest('hex');
}

async function stampOf(path: string): Promise<Stamp | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && { size: found.size, modified: Math.round(found.mtimeMs) };
}

function same(a: Stamp | undefined, b: Stamp | undefined): boolean {
  return a?.size === b?.size && a?.modified === b?.modified;
}
