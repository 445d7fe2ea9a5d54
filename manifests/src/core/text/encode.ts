import type { Encoding } from './decode.ts';
import { windows1252Byte } from './windows-1252.ts';

/** Thrown when a character does not exist in the encoding that was asked for. */
export class UnencodableCharacterError extends Error {
  readonly character: string;
  /** Where it is, in UTF-16 code units. */
  readonly offset: number;

  constructor(character: string, offset: number) {
    super(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')} at ${offset}`);
    this.character = character;
    this.offset = offset;
  }
}

/**
 * The bytes of a text: the inverse of `decodeText`.
 * @param marked whether a byte order mark comes first.
 * @throws UnencodableCharacter for a character that Windows-1252 does not have.
 */
export function encodeText(text: string, encoding: Encoding, marked: boolean): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(marked ? `\uFEFF${text}` : text, encoding === 'utf-16le');
    case 'windows-1252':
      return windows1252(text);
  }
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

function windows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let offset = 0; offset < text.length; offset++) {
    const byte = windows1252Byte(text.charCodeAt(offset));
    if (byte === undefined)
      throw new UnencodableCharacterError(String.fromCodePoint(text.codePointAt(offset) ?? 0), offset);
    bytes[offset] = byte;
  }
  return bytes;
}
