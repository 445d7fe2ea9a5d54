import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { Unzip, UnzipInflate } from 'fflate';
import { unpackedPiecesOf } from './unpacked-pieces.ts';

/** Bytes that a packed file may unpack to. */
const MOST = 64 * 2 ** 30;

/**
 * Unpacks a file compressed by gzip.
 * @throws TaskError when it is damaged or too large.
 */
export async function unpackGzip(from: string, to: string, signal: AbortSignal): Promise<void> {
  const target = await open(to, 'wx');
  try {
    let bytes = 0;
    for await (const piece of unpackedPiecesOf(from, signal)) {
      bytes += piece.length;
      mustFit(bytes, from);
      await target.writeFile(piece);
    }
  } catch (error) {
    throw signal.aborted || error instanceof TaskError ? error : damaged(from);
  } finally {
    await target.close();
  }
}

/** Which files of an archive count as tables, and which of them to read. */
export interface ZipSearch {
  /** Whether a file is one that could have been asked for. */
  readonly isTable: (name: string) => boolean;
  readonly isWanted: (name: string) => boolean;
}

/** What is in an archive, by the names of its files. */
export interface ZipContent {
  readonly tables: readonly string[];
  /** The files that were wanted; only the first one is unpacked. */
  readonly wanted: readonly string[];
}

/**
 * Unpacks a file of a ZIP archive. What macOS puts beside files is left out.
 * @throws TaskError when it is damaged or too large.
 */
export async function unpackZip(
  from: string,
  to: string,
  search: ZipSearch,
  signal: AbortSignal,
): Promise<ZipContent> {
  const target = await open(to, 'wx');
  try {
    return await new ZipMember(from, target, search).unpack(signal);
  } catch (error) {
    throw signal.aborted || error instanceof TaskError ? error : damaged(from);
  } finally {
    await target.close();
  }
}

/** Attributes of files, which macOS packs under the names of the files. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\._)/u;

class ZipMember {
  readonly #from: string;
  readonly #target: FileHandle;
  readonly #search: ZipSearch;
  readonly #tables: string[] = [];
  readonly #wanted: string[] = [];
  /** Unpacked and not yet written. */
  readonly #pieces: Uint8Array[] = [];
  #fault: Error | undefined;
  #isOpen = false;

  constructor(from: string, target: FileHandle, search: ZipSearch) {
    this.#from = from;
    this.#target = target;
    this.#search = search;
  }

  async unpack(signal: AbortSignal): Promise<ZipContent> {
    const archive = new Unzip((file) => {
      const { name } = file;
      if (BESIDE.test(name)) return;
      if (this.#search.isTable(name)) this.#tables.push(name);
      if (!this.#search.isWanted(name)) return;
      this.#wanted.push(name);
      if (this.#wanted.length > 1) return;
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
    return { tables: this.#tables, wanted: this.#wanted };
  }
}

function mustFit(bytes: number, path: string): void {
  if (bytes > MOST)
    throw new TaskError(t('"{0}" unpacks to more than {1} GB', basename(path), MOST / 2 ** 30));
}

function damaged(path: string): TaskError {
  return new TaskError(t('"{0}" cannot be unpacked: the file is damaged', basename(path)));
}
