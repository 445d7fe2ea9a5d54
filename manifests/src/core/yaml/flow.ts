/** A `{` or `[` that is not closed yet. */
export interface OpenCollection {
  readonly list: boolean;
  index: number;
  /** The key whose value the caret is in. */
  key: string | undefined;
  keys: string[];
  tokenStart: number;
}

/** The flow collections that are open at `end` when reading from `start`. */
export function openCollections(text: string, start: number, end: number): OpenCollection[] {
  const stack: OpenCollection[] = [];
  for (let at = start; at < end; at++) {
    const character = text[at];
    const top = stack.at(-1);
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, at + 1);
      if (close === -1 || close >= end) break;
      at = close;
    } else if (character === '{' || character === '[') {
      if (!top && text.slice(start, at).trim() !== '') return stack;
      stack.push({
        list: character === '[',
        index: 0,
        key: undefined,
        keys: [],
        tokenStart: at + 1,
      });
    } else if (!top) {
      continue;
    } else if (character === '}' || character === ']') {
      stack.pop();
    } else if (character === ',') {
      top.index++;
      top.key = undefined;
      top.tokenStart = at + 1;
    } else if (character === ':' && !top.list && /[\s,}\]]|^$/u.test(text[at + 1] ?? '')) {
      top.key = text
        .slice(top.tokenStart, at)
        .trim()
        .replace(/^(["'])(.*)\1$/u, '$2');
      top.keys.push(top.key);
      top.tokenStart = at + 1;
    }
  }
  return stack;
}

/** Keys of the flow map that follow the caret, up to its end on this line. */
export function keysAfter(text: string, offset: number): string[] {
  const rest = /^[^{}[\]\r\n]*/u.exec(text.slice(offset, offset + 2000))?.[0] ?? '';
  return [...rest.matchAll(/,\s*["']?([^,:"'\s][^,:"']*)(?:["']\s*)?:/gu)].map(([, key = '']) =>
    key.trimEnd(),
  );
}
