/** A name in an expression, such as `steps['a'].outputs.result`, cut at its dots and brackets. */
export interface Path {
  readonly segments: readonly Segment[];
  /** True where the expression says what to do when there is no such thing (`??`, `?.`). */
  readonly guarded: boolean;
}

export interface Segment {
  readonly text: string;
  /** Characters from the start of the expression. */
  readonly start: number;
  readonly end: number;
}

const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/uy;
const NAME = /[A-Za-z_$]\w*/uy;
const STEP = /\s*(\?\.|\.|\[)\s*/uy;

/**
 * The names in an expression of https://expr-lang.org: those that begin with a word and go on with `.word` or `['text']`. A
 * name ends where a computed index begins. Strings, numbers and operators are passed over; nothing is evaluated.
 */
export function pathsIn(expression: string): readonly Path[] {
  const paths: Path[] = [];
  for (let at = 0; at < expression.length;) {
    const text = matchAt(STRING, expression, at);
    if (text !== undefined) {
      at += text.length;
      continue;
    }
    // A member of something computed, `f(x).name`, is no name of its own.
    const name = /[\w.)\]]/u.test(expression[at - 1] ?? '') ? undefined : matchAt(NAME, expression, at);
    if (name === undefined) {
      at++;
      continue;
    }
    const { path, end } = pathFrom(expression, at, name);
    paths.push(path);
    at = end;
  }
  return paths;
}

function pathFrom(expression: string, start: number, name: string): { path: Path; end: number } {
  const segments: Segment[] = [{ text: name, start, end: start + name.length }];
  let guarded = false;
  let at = start + name.length;
  for (;;) {
    STEP.lastIndex = at;
    const step = STEP.exec(expression);
    if (!step) break;
    const from = at + step[0].length;
    const bracket = step[1] === '[';
    const text = matchAt(bracket ? STRING : NAME, expression, from);
    if (text === undefined) break;
    if (step[1] === '?.') guarded = true;
    if (bracket) {
      const closing = /\s*\]/uy;
      closing.lastIndex = from + text.length;
      const closed = closing.exec(expression);
      if (!closed) break;
      segments.push({ text: text.slice(1, -1), start: from + 1, end: from + text.length - 1 });
      at = from + text.length + closed[0].length;
    } else {
      segments.push({ text, start: from, end: from + text.length });
      at = from + text.length;
    }
  }
  if (/^\s*\?\?/u.test(expression.slice(at, at + 20))) guarded = true;
  return { path: { segments, guarded }, end: at };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
