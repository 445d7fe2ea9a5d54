import { open } from 'node:fs/promises';

/** Bytes that are read at once. */
const PIECE = 1024 * 1024;

/**
 * The bytes of a file, piece by piece; a piece is overwritten by the next.
 * @param path absolute.
 * @throws the error of the file system, or the reason of the signal.
 */
export async function* piecesOf(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
