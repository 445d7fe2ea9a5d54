import { decodeWindows1252 } from './windows-1252.ts';

/** How the bytes of a file were understood. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** True when the file begins with a byte order mark, which a writer should keep. */
  readonly marked: boolean;
}

/** How far into a file a NUL byte is looked for, in bytes: as far as git looks. */
const PROBE = 8000;

/**
 * The text of a file: UTF-8 unless a byte order mark says UTF-16, and Windows-1252 (what older Windows programs write)
 * when the bytes are not UTF-8. Undefined when the file is not text: it has NUL bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le', marked: true };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be', marked: true };
  }
  if (bytes.subarray(0, PROBE).includes(0)) return undefined;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', marked };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252', marked: false };
  }
}
