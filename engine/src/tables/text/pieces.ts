import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

/**
 * The bytes of a file, piece by piece; a piece is overwritten by the next.
 * @param path absolute.
 */
export async function* piecesOf(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * The bytes that a file compressed by gzip was made of.
 * @param path absolute.
 */
export async function* unpackedPiecesOf(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const piece of packed.pipe(unpacked)) {
      signal.throwIfAborted();
      yield piece as Buffer;
    }
  } finally {
    packed.destroy();
  }
}
