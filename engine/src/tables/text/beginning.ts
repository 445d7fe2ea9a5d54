import { open } from 'node:fs/promises';
import { unpackedPiecesOf } from './unpacked-pieces.ts';

/**
 * The first bytes of a file; of one that is compressed by gzip, those that it was made of. What is damaged has no beginning: whoever
 * reads the table says so.
 * @param path absolute.
 * @param most their number, at most.
 */
export async function beginningOf(path: string, most: number): Promise<Buffer> {
  if (/\.gz$/iu.test(path)) return unpackedBeginningOf(path, most);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function unpackedBeginningOf(path: string, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of unpackedPiecesOf(path, new AbortController().signal)) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= most) break;
    }
  } catch {
    // Told by the reader of the table.
  }
  return Buffer.concat(pieces).subarray(0, most);
}

/** The whole lines at the beginning of a text in UTF-8, without a byte order mark. */
export async function firstLinesOf(path: string, most: number): Promise<string> {
  const bytes = await beginningOf(path, most);
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  // The last line may be cut.
  return bytes.length < most ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}
