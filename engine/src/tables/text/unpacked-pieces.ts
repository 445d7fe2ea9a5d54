import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

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
