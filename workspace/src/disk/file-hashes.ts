import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync, type Stats } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Bytes of the largest file that is read: no larger model is run. */
const LARGEST = 512 * 1024 * 1024;

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

interface CachedHash {
  readonly stamp: string;
  /** Undefined while it is made, and for what cannot be read. */
  readonly hash: string | undefined;
}

/** SHA-256 of files that are not documents, made beside other work and kept for as long as a file keeps its size and time. */
export class FileHashes {
  readonly #known = new Map<string, CachedHash>();
  readonly #made: (path: string) => void;

  /** @param made told when the hash of a file is there that was asked for before. */
  constructor(made: (path: string) => void) {
    this.#made = made;
  }

  /** In hexadecimal; undefined while it is made. */
  of(path: string): string | undefined {
    const stats = statsOf(path);
    if (!stats) return undefined;
    const stamp = `${stats.size}:${stats.mtimeMs}`;
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.hash;
    this.#known.set(path, { stamp, hash: undefined });
    void hashed(path).then((hash) => {
      if (hash === undefined || this.#known.get(path)?.stamp !== stamp) return;
      this.#known.set(path, { stamp, hash });
      this.#made(path);
    });
    return undefined;
  }
}

/** The same at once, for a program that does nothing else. */
export function fileHash(path: string): string | undefined {
  if (!statsOf(path)) return undefined;
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  try {
    const file = openSync(path, 'r');
    try {
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
        hash.update(piece.subarray(0, read));
    } finally {
      closeSync(file);
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function hashed(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: PIECE }), hash);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

/** Undefined for what is not a file, or a larger one: opening a pipe would wait for somebody to write into it. */
function statsOf(path: string): Stats | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= LARGEST ? stats : undefined;
  } catch {
    return undefined;
  }
}
