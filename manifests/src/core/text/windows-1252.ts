/**
 * Windows-1252 as the WHATWG Encoding Standard defines it. Written out because `TextDecoder('windows-1252')` of
 * Node 20 decodes ISO 8859-1 instead: it loses €, œ and typographic quotes.
 */
const FROM_80 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** Characters are put together in pieces of this many, since a call takes a bounded number of arguments. */
const PIECE = 8192;

/** The text of the bytes: every byte has a character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return text.replace(/[\x80-\x9f]/gu, (character) => FROM_80[character.charCodeAt(0) - 0x80] ?? character);
}

/** The byte of a UTF-16 code unit; undefined for what Windows-1252 does not have. */
export function windows1252Byte(unit: number): number | undefined {
  if (unit < 0x80 || (unit >= 0xa0 && unit <= 0xff)) return unit;
  const index = FROM_80.indexOf(String.fromCharCode(unit));
  return index === -1 ? undefined : 0x80 + index;
}
