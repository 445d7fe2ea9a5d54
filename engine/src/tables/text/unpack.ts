import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { Unzip, UnzipInflate } from 'fflate';

/** Bytes that a packed file may unpack to. */
const MOST = 64 * 2 ** 30;

/**
 * Unpacks a file compressed by gzip.
 * @throws TaskError when it is damaged or too large.
 */
export async function unpackGzip(from: string, to: string, signal: AbortSignal): Promise<void> {
  const target = await open(to, 'wx');
  try {
    const unpacked = createReadStream(from).pipe(createGunzip());
    let bytes = 0;
    for await (const piece of unpacked) {
      signal.throwIfAborted();
      bytes += (piece as Buffer).length;
      mustFit(bytes, from);
      await target.writeFile(piece as Buffer);
    }
  } catch (error) {
    throw signal.aborted || error instanceof TaskError ? error : damaged(from);
  } finally {
    await target.close();
  }
}

/**
 * Unpacks a file of a ZIP archive.
 * @param isWanted of the name of a file in the archive.
 * @returns the names of the files that were wanted; only the first one is unpacked.
 * @throws TaskError when it is damaged or too large.
 */
export async function unpackZip(
  from: string,
  to: string,
  isWanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const target = await open(to, 'wx');
  try {
    return await new ZipMember(from, target, isWanted).unpack(signal);
  } catch (error) {
    throw signal.aborted || error instanceof TaskError ? error : damaged(from);
  } finally {
    await target.close();
  }
}

class ZipMember {
  readonly #from: string;
  readonly #target: FileHandle;
  readonly #isWanted: (name: string) => boolean;
  readonly #names: string[] = [];
  /** Unpacked and not yet written. */
  readonly #pieces: Uint8Array[] = [];
  #fault: Error | undefined;
  #isOpen = false;

  constructor(from: string, target: FileHandle, isWanted: (name: string) => boolean) {
    this.#from = from;
    this.#target = target;
    this.#isWanted = isWanted;
  }

  async unpack(signal: AbortSignal): Promise<readonly string[]> {
    const archive = new Unzip((file) => {
      if (!this.#isWanted(file.name)) return;
      this.#names.push(file.name);
      if (this.#names.length > 1) return;
      this.#isOpen = true;
      file.ondata = (error, piece, isLast) => {
        if (error) this.#fault = error;
        else this.#pieces.push(piece);
        if (isLast) this.#isOpen = false;
      };
      file.start();
    });
    archive.register(UnzipInflate);
    let bytes = 0;
    for await (const piece of createReadStream(this.#from)) {
      signal.throwIfAborted();
      archive.push(piece as Buffer);
      if (this.#fault) throw this.#fault;
      for (const unpacked of this.#pieces.splice(0)) {
        bytes += unpacked.length;
        mustFit(bytes, this.#from);
        await this.#target.writeFile(unpacked);
      }
    }
    if (this.#isOpen) throw damaged(this.#from);
    return this.#names;
  }
}

function mustFit(bytes: number, path: string): void {
  if (bytes > MOST)
    throw new TaskError(t('"{0}" unpacks to more than {1} GB', basename(path), MOST / 2 ** 30));
}

function damaged(path: string): TaskError {
  return new TaskError(t('"{0}" cannot be unpacked: the file is damaged', basename(path)));
}
