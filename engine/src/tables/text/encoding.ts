import { open } from 'node:fs/promises';
import { decodeWindows1252 } from '@vitruve/manifests';
import { piecesOf } from './pieces.ts';

/** Encodings of texts that are read. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'iso-8859-1',
] as const;
export type TextEncoding = (typeof ENCODINGS)[number];

/** Where ISO-8859-15 differs from ISO-8859-1. */
const LATIN_9: Readonly<Record<number, string>> = {
  ...{ 0xa4: '€', 0xa6: 'Š', 0xa8: 'š', 0xb4: 'Ž' },
  ...{ 0xb8: 'ž', 0xbc: 'Œ', 0xbd: 'œ', 0xbe: 'Ÿ' },
};

/**
 * The encoding of a file, all of which is read: UTF-16 by its mark, UTF-8 when all of it is, otherwise Windows-1252, of which the
 * letters of ISO-8859-1 are a part.
 * @param path absolute.
 * @returns undefined for what is not text.
 */
export async function detectEncoding(path: string, signal: AbortSignal): Promise<TextEncoding | undefined> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const piece of piecesOf(path, signal)) {
    if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
    if (isFirst && piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
    if (isFirst && piece.includes(0)) return undefined;
    isFirst = false;
    if (!isDecoded(utf8, piece)) return 'windows-1252';
  }
  return isDecoded(utf8) ? 'utf-8' : 'windows-1252';
}

function isDecoded(decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a text again in UTF-8, piece by piece.
 * @param from absolute.
 * @param to absolute; it does not exist.
 */
export async function transcode(
  from: string,
  to: string,
  encoding: TextEncoding,
  signal: AbortSignal,
): Promise<void> {
  const convert = encoding.startsWith('utf') ? decodingBy(encoding) : decodingByTable(encoding);
  const target = await open(to, 'wx');
  try {
    for await (const piece of piecesOf(from, signal)) await target.writeFile(convert(piece));
  } finally {
    await target.close();
  }
}

function decodingBy(encoding: TextEncoding): (piece: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  return (piece) => Buffer.from(decoder.decode(piece, { stream: true }));
}

/**
 * Of encodings of one byte a letter. The decoder of Node.js takes Windows-1252 for ISO-8859-1 in some of its versions.
 */
function decodingByTable(encoding: TextEncoding): (piece: Uint8Array) => Uint8Array {
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from(letterOf(byte, encoding)));
  return (piece) => {
    const target = Buffer.allocUnsafe(3 * piece.length);
    let end = 0;
    for (const byte of piece) {
      if (byte < 0x80) target[end++] = byte;
      else for (const part of bytes[byte] ?? []) target[end++] = part;
    }
    return target.subarray(0, end);
  };
}

function letterOf(byte: number, encoding: TextEncoding): string {
  if (encoding === 'windows-1252') return decodeWindows1252(Uint8Array.of(byte));
  return (encoding === 'iso-8859-15' ? LATIN_9[byte] : undefined) ?? String.fromCharCode(byte);
}
