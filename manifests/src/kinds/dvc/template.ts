/** A `${name}` of DVC: `${train.lr}`, `${item[0]}`. */
export interface DvcExpression {
  /** What is between the braces. */
  readonly inner: string;
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

const EXPRESSION = /(?<!\\)\$\{(.*?)\}/gu;

/** The expressions of a text as DVC finds them: shell variables as well, unless written `\${NAME}`. */
export function dvcExpressions(text: string): readonly DvcExpression[] {
  // Without a brace behind it none is closed, and each would be searched for to the end.
  if (!text.includes('${') || !text.includes('}')) return [];
  const last = text.lastIndexOf('}');
  return [...text.slice(0, last + 1).matchAll(EXPRESSION)].map((match) => {
    const inner = match[1] ?? '';
    return { inner, keys: keysOf(inner), start: match.index, end: match.index + match[0].length };
  });
}

/** The keys of `a.b[0]`. */
function keysOf(inner: string): readonly string[] {
  return inner.trim().replaceAll('[', '.').replaceAll(']', '').split('.');
}
