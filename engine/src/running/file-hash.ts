import { createHash } from 'node:crypto';
import { piecesOf } from './file-pieces.ts';

/** SHA-256, or MD5 for what DVC records. */
export type HashAlgorithm = 'sha256' | 'md5';

/** The hash of a file in hexadecimal. @throws the error of the file system. */
export async function fileHash(path: string, algorithm: HashAlgorithm = 'sha256'): Promise<string> {
  const hash = createHash(algorithm);
  for await (const piece of piecesOf(path)) hash.update(piece);
  return hash.digest('hex');
}
