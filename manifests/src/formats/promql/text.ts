/** Escapes that PromQL reads in texts between quotes. */
const ESCAPE = /\\(?:[abfnrtv\\'"]|x[\da-fA-F]{2}|[0-7]{3}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/uy;

/** The escape in a quoted text that PromQL does not know, as an offset; -1 when there is none. */
export function unknownEscape(quoted: string): number {
  if (quoted.startsWith('`')) return -1;
  for (let at = quoted.indexOf('\\'); at !== -1; at = quoted.indexOf('\\', at)) {
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(quoted)) return at;
    at = ESCAPE.lastIndex;
  }
  return -1;
}

const MEANT: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** What a quoted text says, with the escapes that regular expressions are written with. */
export function unquoted(quoted: string): string {
  const content = quoted.slice(1, -1);
  return quoted.startsWith('`')
    ? content
    : content.replaceAll(/\\(.)/gu, (_, sign: string) => MEANT[sign] ?? sign);
}
