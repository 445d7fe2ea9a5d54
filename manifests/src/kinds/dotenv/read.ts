import { span } from '../../core/text/span.ts';
import type { DotenvModel, Variable } from './model.ts';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[=:][ \t]*/u;

/** Reads what Compose reads of such a file: `NAME=value`, `export NAME=value`, `NAME: value`; a value in quotes may have several lines. */
export function dotenvOf(text: string): DotenvModel {
  const variables: Variable[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at);
    const match = ASSIGNMENT.exec(text.slice(at, end));
    const name = match?.[1];
    if (!match || name === undefined) {
      at = end + 1;
      continue;
    }
    const start = at + match[0].indexOf(name, match[0].length - match[0].trimStart().length);
    const value = valueAt(text, at + match[0].length, end);
    variables.push({
      name,
      span: span(start, start + name.length),
      extent: span(start, value.end),
      value: value.text,
    });
    at = endOfLine(text, value.end) + 1;
  }
  return { variables };
}

function valueAt(
  text: string,
  from: number,
  lineEnd: number,
): { readonly text: string; readonly end: number } {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    const close = closing(text, from + 1, quote);
    if (close !== -1) return { text: text.slice(from + 1, close), end: close + 1 };
  }
  const written = text
    .slice(from, lineEnd)
    .replace(/(?:^|\s)#.*$/u, '')
    .trimEnd();
  return { text: written, end: from + written.length };
}

/** The quote that closes a text; -1 when there is none. */
function closing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
