import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { decodeWindows1252 } from '@vitruve/manifests';
import { piecesOf } from '../../running/file-pieces.ts';

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
 * The encoding of a text, all of which is read: UTF-16 by its mark, UTF-8 when all of it is, otherwise Windows-1252, of which the
 * letters of ISO-8859-1 are a part.
 * @returns undefined for what is not text.
 */
export async function detectEncoding(pieces: AsyncIterable<Uint8Array>): Promise<TextEncoding | undefined> {
  let isFirst = true;
  // A letter may be in two pieces.
  let rest = new Uint8Array();
  for await (const piece of pieces) {
    if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
    if (isFirst && piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
    if (isFirst && piece.includes(0)) return undefined;
    isFirst = false;
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = endOfLetters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return 'windows-1252';
    rest = bytes.slice(end);
  }
  return rest.length === 0 ? 'utf-8' : 'windows-1252';
}

/** Where the last letter in UTF-8 begins if it may be cut, or else the end. */
function endOfLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    // A byte that goes on with a letter says nothing of its length.
    if (byte < 0x80 || byte >= 0xc0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
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
