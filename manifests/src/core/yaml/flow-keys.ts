/** Characters that are looked at: what is longer is recognized by how it begins. */
const MOST_CHARACTERS = 1_000_000;

/** Quoted texts, which a text that is cut off leaves open, brackets, commas and colons: what tells keys from all else. */
const TOKEN = /"(?:[^"\\]|\\[^])*"?|'[^']*'?|[{}[\],:]|[^\s"'{}[\],:]+/gu;

/**
 * The keys of a text whose root is a flow map, such as JSON, with their plain values, or those of the first map of a flow list;
 * undefined for any other text. Does not parse: it is asked of every file.
 */
export function flowRootEntries(text: string): ReadonlyMap<string, string> | undefined {
  if (!/^\s*(?:---\s+)?[{[]/u.test(text)) return undefined;
  const entries = new Map<string, string>();
  let depth = 0;
  let rootDepth = 0;
  let key = '';
  let before = '';
  for (const [token] of text.slice(0, MOST_CHARACTERS).matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      depth++;
      if (token === '{' && rootDepth === 0) rootDepth = depth;
    } else if (token === '}' || token === ']') {
      if (depth === rootDepth) return entries;
      depth--;
    } else if (depth === rootDepth && rootDepth > 0) {
      if (token === ':') key = unquoted(before);
      else if (token === ',') key = '';
      else if (key !== '' && !entries.has(key)) entries.set(key, unquoted(token));
      else if (key !== '') entries.set(key, (entries.get(key) ?? '') + unquoted(token));
    }
    before = token;
  }
  return entries;
}

function unquoted(token: string): string {
  return /^["']/u.test(token) ? token.slice(1, -1) : token;
}
