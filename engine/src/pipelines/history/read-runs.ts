import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HISTORY_VERSION, RUN_RECORDS } from '@vitruve/manifests';
import { isAlive } from '../../running/processes/identity.ts';
import { logFile, recordedIds, recordFile } from './files.ts';
import type { RecordedRun, RecordedStage, RunEnd, RunHead } from './recorded-run.ts';
import { logLines } from './run-log.ts';

/** Bytes at the end of a record within which its last line is. */
const END = 512;

/** A run without its stages. */
export type RunSummary = Omit<RecordedRun, 'stages'>;

/** The runs of a pipeline that are recorded. */
export class RunHistory {
  readonly #folder: string;
  readonly #pipeline: string | undefined;

  /**
   * @param root the workspace folder; absolute.
   * @param pipeline path of one, from the workspace folder, with `/`; all of them when it is undefined.
   */
  constructor(root: string, pipeline: string | undefined) {
    this.#folder = join(root, RUN_RECORDS);
    this.#pipeline = pipeline;
  }

  /** The last ones first. @param most of them. */
  async list(most = Infinity): Promise<readonly RunSummary[]> {
    const runs: RunSummary[] = [];
    for (const id of (await recordedIds(this.#folder)).toReversed()) {
      if (runs.length >= most) break;
      const run = await this.#summary(id);
      if (run) runs.push(run);
    }
    return runs;
  }

  /** Undefined when there is none with that number, or it is one of another pipeline. */
  async read(id: number): Promise<RecordedRun | undefined> {
    const text = await readFile(join(this.#folder, recordFile(id)), 'utf8').catch(() => '');
    const [first, ...lines] = text.split('\n').map((line) => parsed(line));
    if (first?.event !== 'run' || !this.#isMine(first)) return undefined;
    const stages = lines.filter((line): line is RecordedStage => line?.event === 'stage');
    const end = lines.find((line): line is RunEnd => line?.event === 'end');
    return { id, head: first, stages, ...(await endOf(first, end)) };
  }

  /** What a run has told, line by line. */
  log(id: number): Promise<readonly string[]> {
    return logLines(join(this.#folder, logFile(id)));
  }

  async #summary(id: number): Promise<RunSummary | undefined> {
    const file = await open(join(this.#folder, recordFile(id))).catch(() => undefined);
    if (!file) return undefined;
    try {
      const { size } = await file.stat();
      const head = await firstLine(file, size);
      if (!head || !this.#isMine(head)) return undefined;
      const length = Math.min(size, END);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      const last = parsed(buffer.toString('utf8').trimEnd().split('\n').at(-1) ?? '');
      return { id, head, ...(await endOf(head, last?.event === 'end' ? last : undefined)) };
    } finally {
      await file.close();
    }
  }

  #isMine({ version, pipeline }: RunHead): boolean {
    return version <= HISTORY_VERSION && (this.#pipeline === undefined || this.#pipeline === pipeline);
  }
}

type HowEnded = Pick<RecordedRun, 'status' | 'milliseconds' | 'counts'>;

async function endOf({ runner }: RunHead, end: RunEnd | undefined): Promise<HowEnded> {
  if (end) return { status: end.status, milliseconds: end.milliseconds, counts: end.counts };
  const status = (await isAlive(runner)) === false ? 'interrupted' : 'running';
  return { status, milliseconds: undefined, counts: undefined };
}

/** Bytes that are read at once for the first line of a record: parameters may be long. */
const PIECE = 4096;

async function firstLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<RunHead | undefined> {
  let text = Buffer.alloc(0);
  while (!text.includes('\n') && text.length < size) {
    const piece = Buffer.alloc(Math.max(PIECE, text.length));
    const { bytesRead } = await file.read(piece, 0, piece.length, text.length);
    if (bytesRead === 0) break;
    text = Buffer.concat([text, piece.subarray(0, bytesRead)]);
  }
  const line = parsed(text.toString('utf8').split('\n', 1)[0] ?? '');
  return line?.event === 'run' ? line : undefined;
}

/** Undefined for a line that was not written whole, or that something else wrote. */
function parsed(line: string): RunHead | RecordedStage | RunEnd | undefined {
  try {
    return JSON.parse(line) as RunHead | RecordedStage | RunEnd;
  } catch {
    return undefined;
  }
}
