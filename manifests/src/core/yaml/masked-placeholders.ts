/**
 * Placeholders of programs that replace text before anything reads it as YAML (`envsubst`, `sed`, Flux): `[${X}]` is a list with one
 * text then, though by YAML a map begins within the text. They are read with their characters exchanged for letters that no YAML is
 * written with, of the same number, so that every character keeps its place.
 */

/** Where the characters of a placeholder are moved to: a range of Unicode that is free for private use. */
const FIRST = 0xe0_00;
const LAST = FIRST + 0x7f;
const MASKED = /[\uE000-\uE07F]/gu;

/**
 * `${X}`, `${X:-other}`, `${X^^}`; and `%X%` and `@X@`, which YAML does not let a text begin with. Not `${{ x }}`, which a program reads
 * after YAML, and nothing with quotes, in which YAML may be about to end.
 */
const PLACEHOLDER =
  /\$\{#?[A-Za-z_]\w{0,80}[^{}\r\n"'\\\u0080-\u{10FFFF}]{0,100}\}|(?<=(?:[:,[{-] +|[[{])[\w./-]{0,80})(?:%[A-Z_]\w{0,80}%|@[A-Z_]\w{0,80}@)/gu;

/** The text with its placeholders masked; undefined for one that has none, or has letters of the range of its own. */
export function withMaskedPlaceholders(text: string): string | undefined {
  if (text.search(MASKED) !== -1) return undefined;
  const masked = text.replaceAll(PLACEHOLDER, (placeholder) =>
    Array.from(placeholder, (character) => String.fromCharCode(FIRST + character.charCodeAt(0))).join(''),
  );
  return masked === text ? undefined : masked;
}

/** A line that is nothing but a placeholder, masked, in whose place are lines: `${LABELS}`. */
const LINE = /^[ \t]*([\uE000-\uE07F]+)[ \t]*\r?$/u;

/**
 * A masked text with the line of an offset, or the one with text before it, as a comment.
 * @returns undefined when neither is nothing but a placeholder; with the offset of the placeholder otherwise.
 */
export function withPlaceholderLineOut(
  text: string,
  at: number,
): { readonly text: string; readonly start: number } | undefined {
  let lineStart = text.lastIndexOf('\n', at - 1) + 1;
  for (let lines = 0; lines < 2; lines++) {
    const lineEnd = text.indexOf('\n', lineStart);
    const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
    const [, placeholder] = LINE.exec(line) ?? [];
    if (placeholder !== undefined) {
      const start = lineStart + line.indexOf(placeholder);
      return { text: `${text.slice(0, start)}#${text.slice(start + 1)}`, start };
    }
    if (lineStart === 0) return undefined;
    lineStart = text.lastIndexOf('\n', text.slice(0, lineStart).trimEnd().length - 1) + 1;
  }
  return undefined;
}

/** A text of a masked document as it is written. */
export function unmasked(text: string): string {
  return text.replaceAll(MASKED, (character) => String.fromCharCode(character.charCodeAt(0) - FIRST));
}

/** The first placeholder in a text of a masked document, as it is written; undefined when it holds none. */
export function placeholderIn(text: string): string | undefined {
  const at = text.search(MASKED);
  if (at === -1) return undefined;
  let end = at;
  while (isMasked(text.charCodeAt(end))) end++;
  return unmasked(text.slice(at, end));
}

function isMasked(code: number): boolean {
  return code >= FIRST && code <= LAST;
}
