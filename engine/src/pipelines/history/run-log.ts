import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { t } from '@vscode/l10n';
import { constants, createGunzip, createGzip, type Gzip } from 'node:zlib';

/** Bytes that are kept of the beginning of a log, and of its end. */
export const LOG_PART = 5 * 1024 * 1024;

/**
 * The log of a run, compressed: its beginning and its end, with a line between them that tells how many are left out. What has
 * been written can be read also when the process is killed, except for the end of a long log, which is held until then.
 */
export class RunLog {
  readonly #gzip: Gzip;
  readonly #written: Promise<void>;
  readonly #part: number;
  #begun = 0;
  #tail: string[] = [];
  #tailSize = 0;
  #first = 0;
  #omitted = 0;
  #fault: Error | undefined;

  /** @param file where nothing is; absolute. @param part bytes that are kept of the beginning, and of the end. */
  constructor(file: string, part = LOG_PART) {
    this.#part = part;
    // Each flush makes what was written readable.
    this.#gzip = createGzip({ flush: constants.Z_PARTIAL_FLUSH });
    this.#written = finished(this.#gzip.pipe(createWriteStream(file, { flags: 'wx' }))).catch(
      (error: unknown) => {
        this.#fault = error instanceof Error ? error : new Error(String(error));
      },
    );
  }

  /** @param line without its end. */
  add(line: string): void {
    const text = `${line}\n`;
    const size = Buffer.byteLength(text);
    if (this.#begun + size <= this.#part && this.#tailSize === 0) {
      this.#begun += size;
      this.#gzip.write(text);
      return;
    }
    this.#tail.push(text);
    this.#tailSize += size;
    while (this.#tailSize > this.#part && this.#first < this.#tail.length - 1) {
      this.#tailSize -= Buffer.byteLength(this.#tail[this.#first] ?? '');
      this.#first++;
      this.#omitted++;
    }
    // Lines that are left out are taken away many at once.
    if (this.#first > 1000 && this.#first > this.#tail.length / 2) {
      this.#tail = this.#tail.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Writes the rest. @throws the error of the file system. */
  async end(): Promise<void> {
    if (this.#omitted > 0) this.#gzip.write(`… ${t('{0} lines are left out', this.#omitted)} …\n`);
    for (const text of this.#tail.slice(this.#first)) this.#gzip.write(text);
    this.#gzip.end();
    await this.#written;
    if (this.#fault) throw this.#fault;
  }
}

/** Bytes that are read of a log: what has more is none of ours. */
const MOST = 16 * LOG_PART;

/** The lines of a log, as far as they were written; none when there is no log. */
export async function logLines(file: string): Promise<readonly string[]> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const source = createReadStream(file);
  source.on('error', () => gunzip.end());
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > MOST) break;
    }
  } catch {
    // A log whose process was killed ends in the middle: what is before that is there.
  }
  source.destroy();
  const lines = Buffer.concat(pieces).toString('utf8').split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
