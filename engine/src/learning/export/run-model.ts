import { InferenceSession, Tensor } from '../../inference/process/runtime.ts';
import type { TableRows } from '../model/table.ts';
import { joinedOutputs, type ModelOutput } from './model-output.ts';
import { memoryOf, type RunMemory } from './run-memory.ts';

/** Rows that go into the runtime at once, at most: enough for its threads, and little memory. */
const BATCH = 8192;
/** Characters of the longest text, for each row that goes into the runtime at once: words of all rows take as much memory as those of it. */
const CHARACTERS = 2 ** 23;

/** Numbers that a model may keep at once of the rows that go into the runtime together, where it says how many it keeps. */
const NUMBERS = 2 ** 23;

/** Runs the file of a model; whoever runs it is in a process of its own, because a run cannot be interrupted. */
export class FileModel {
  readonly #session: InferenceSession;

  readonly #memory: RunMemory | undefined;

  private constructor(session: InferenceSession, memory: RunMemory | undefined) {
    this.#session = session;
    this.#memory = memory;
  }

  static async open(bytes: Uint8Array, threads: number): Promise<FileModel> {
    const session = await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Between two runs, its threads would wait for the next by asking again and again: half of all time of the processor.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      // What fails is thrown; the runtime would write it to the terminal, too.
      logSeverityLevel: 4,
    });
    return new FileModel(session, memoryOf(bytes));
  }

  /** The answers for all rows of a table that has a column for each input, by output. */
  async run(table: TableRows): Promise<ReadonlyMap<string, ModelOutput>> {
    const parts: ReadonlyMap<string, ModelOutput>[] = [];
    const batch = batchOf(table, this.#memory);
    for (let from = 0; from < table.rows; from += batch) {
      const to = Math.min(table.rows, from + batch);
      const answers = await this.#session.run(this.#feeds(table, from, to));
      parts.push(
        new Map(
          Object.entries(answers).map(([name, { data, dims }]) => [
            name,
            { width: dims[1] ?? 1, values: Array.isArray(data) ? data : numbersOf(data) },
          ]),
        ),
      );
    }
    return joinedOutputs(parts);
  }

  close(): Promise<void> {
    return this.#session.release();
  }

  #feeds({ columns }: TableRows, from: number, to: number): Record<string, Tensor> {
    const feeds: Record<string, Tensor> = {};
    for (const name of this.#session.inputNames) {
      const column = columns.find((each) => each.name === name);
      if (!column) throw new Error(`there is no column "${name}"`);
      feeds[name] =
        column.type === 'number'
          ? new Tensor('float64', column.values.slice(from, to), [to - from, 1])
          : new Tensor('string', column.values.slice(from, to), [to - from, 1]);
    }
    return feeds;
  }
}

/** Rows that are run at once: fewer where texts are long, or where the model keeps many numbers of each. */
export function batchOf({ columns }: TableRows, memory: RunMemory | undefined): number {
  let longest = 1;
  for (const column of columns)
    if (column.type === 'text') for (const text of column.values) longest = Math.max(longest, text.length);
  const byLength = Math.floor(CHARACTERS / longest);
  const byMemory = memory ? Math.floor(NUMBERS / (memory.row + longest * memory.letter)) : BATCH;
  return Math.max(1, Math.min(BATCH, byLength, byMemory));
}

function numbersOf(data: object): Float64Array {
  // Numbers are copied as a whole; whole numbers of 64 bits come one by one.
  return data instanceof Float32Array || data instanceof Float64Array
    ? new Float64Array(data)
    : Float64Array.from(data as ArrayLike<number | bigint>, Number);
}
