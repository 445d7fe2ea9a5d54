/**
 * XML 1.0 cannot hold most control characters, nor a carriage return as it is. Workbooks write them, and anything
 * that looks like such an escape, as `_x` four hexadecimal digits `_` (ECMA-376, part 1, 22.9.2.19 ST_Xstring).
 */
const ESCAPE = /_x([0-9A-Fa-f]{4})_/gu;
const NEEDS_ESCAPE = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

export function unescapeXlsx(text: string): string {
  return text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export function escapeXlsx(text: string): string {
  return text
    .replace(
      NEEDS_ESCAPE,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
