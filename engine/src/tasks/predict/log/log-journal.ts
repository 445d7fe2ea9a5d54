import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { CellRow } from '../../../tables/process/protocol.ts';
import type { LogColumn } from './log-entry.ts';

/** The first line of a journal. */
interface Heading {
  readonly columns: readonly LogColumn[];
}

/** A file to which rows are added as they come: a line of JSON for its columns, then one for each row. */
export class LogJournal {
  readonly path: string;
  readonly columns: readonly LogColumn[];
  readonly began = Date.now();
  readonly #file: FileHandle;
  #rows = 0;

  private constructor(path: string, columns: readonly LogColumn[], file: FileHandle) {
    this.path = path;
    this.columns = columns;
    this.#file = file;
  }

  static async create(path: string, columns: readonly LogColumn[]): Promise<LogJournal> {
    const file = await open(path, 'wx', 0o600);
    await file.appendFile(`${JSON.stringify({ columns } satisfies Heading)}\n`);
    return new LogJournal(path, columns, file);
  }

  get rows(): number {
    return this.#rows;
  }

  async add(rows: readonly CellRow[]): Promise<void> {
    await this.#file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    this.#rows += rows.length;
  }

  async close(): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
  }
}

/** A journal that is read: its columns, and its rows in parts. */
export interface ReadJournal {
  readonly columns: readonly LogColumn[];
  readonly parts: AsyncIterable<readonly CellRow[]>;
}

/** Rows of a part. */
const PART = 5000;

/** Reads a journal; a last line that was not written whole is left out. @returns undefined for one without columns. */
export async function readJournal(path: string): Promise<ReadJournal | undefined> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })[
    Symbol.asyncIterator
  ]();
  const first = await lines.next();
  const heading = first.done === true ? undefined : (parsed(first.value) as Heading | undefined);
  if (!heading) return undefined;
  return { columns: heading.columns, parts: partsOf({ [Symbol.asyncIterator]: () => lines }) };
}

async function* partsOf(lines: AsyncIterable<string>): AsyncGenerator<readonly CellRow[]> {
  let part: CellRow[] = [];
  for await (const line of lines) {
    const row = parsed(line) as CellRow | undefined;
    if (!row) continue;
    part.push(row);
    if (part.length < PART) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
