import type { YamlScalar } from '../../../core/yaml/node.ts';

/** The text of an expression, and where its characters are in the document. */
export interface Written {
  readonly text: string;
  /** The offset in the document of each character of `text`, or of its start when they follow one another. */
  readonly offsets: number | readonly number[];
  /** False for one whose `}}` is missing. */
  readonly closed: boolean;
}

/** Where a character of an expression is in the document. */
export function offsetIn({ offsets, text }: Written, at: number): number {
  if (typeof offsets === 'number') return offsets + at;
  return offsets[at] ?? (offsets.at(-1) ?? 0) + Math.max(at - text.length, 0) + 1;
}

/** The expressions of a scalar: those in `${{ }}`, or all of a condition that has none. */
export function expressionsIn(text: string, node: YamlScalar, condition: boolean): readonly Written[] {
  const content = contentOf(text, node);
  const marked = [...markedIn(content)];
  if (marked.length > 0 || !condition) return marked;
  return content.text.trim() === '' ? [] : [content];
}

function* markedIn(content: Written): Iterable<Written> {
  const { text } = content;
  for (let start = text.indexOf('${{'); start !== -1;) {
    const end = closing(text, start + 3);
    const inner = text.slice(start + 3, end ?? text.length);
    yield {
      text: inner,
      offsets:
        typeof content.offsets === 'number'
          ? content.offsets + start + 3
          : content.offsets.slice(start + 3, (end ?? text.length) + 1),
      closed: end !== undefined,
    };
    if (end === undefined) return;
    start = text.indexOf('${{', end + 2);
  }
}

/** The `}}` that closes an expression: not one in a text in single quotes. */
function closing(text: string, from: number): number | undefined {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === "'") quoted = !quoted;
    else if (!quoted && character === '}' && text[at + 1] === '}') return at;
  }
  return undefined;
}

/** What a scalar says, without quotes and escapes. Line breaks and indentation stay: they are space in an expression. */
function contentOf(text: string, node: YamlScalar): Written {
  const { start, end } = node.span;
  if (node.style === 'plain') return { text: text.slice(start, end), offsets: start, closed: true };
  if (node.style === 'block') {
    const newline = text.indexOf('\n', start);
    const from = newline === -1 || newline >= end ? end : newline + 1;
    return { text: text.slice(from, end), offsets: from, closed: true };
  }
  const quote = text[start];
  const written = text.slice(start + 1, end - 1);
  if (quote === "'" ? !written.includes("''") : !written.includes('\\'))
    return { text: written, offsets: start + 1, closed: true };
  return unescaped(written, start + 1, quote === "'");
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

function unescaped(written: string, start: number, single: boolean): Written {
  let content = '';
  const offsets: number[] = [];
  for (let at = 0; at < written.length; at++) {
    offsets.push(start + at);
    const character = written[at] ?? '';
    if (
      single ? character === "'" && written[at + 1] === "'" : character === '\\' && at + 1 < written.length
    ) {
      at++;
      const escaped = written[at] ?? '';
      content += single ? "'" : (ESCAPES[escaped] ?? escaped);
    } else content += character;
  }
  return { text: content, offsets, closed: true };
}
