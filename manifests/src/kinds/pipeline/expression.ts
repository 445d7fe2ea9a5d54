import type { YamlNode } from '../../core/yaml/node.ts';

/** A name between `${` and `}`: `${params.days}`, `${stages.train.outputs.model}`. */
export interface Expression {
  /** Its parts between the dots, each with where it is in the text. */
  readonly parts: readonly ExpressionPart[];
  /** From the dollar to behind the brace. */
  readonly start: number;
  readonly end: number;
}

export interface ExpressionPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The names that an expression may begin with. */
export const NAMESPACES = ['params', 'matrix', 'partitions', 'stages', 'outputs'] as const;

/**
 * Variables of a shell have no dots, so that `${HOME}` and `${file%.csv}` are left to it: an expression is names joined by
 * dots and nothing else, or whatever begins as one of ours does. `$${` stands for `${` itself.
 */
const EXPRESSION =
  /(?<!\$)\$\{[ \t]*(?:([A-Za-z_][\w-]*(?:\.[\w-]+)+)|((?:params|matrix|partitions|stages|outputs)\.[^{}\n]{0,200}))[ \t]*\}/gu;

/** The expressions in a text. Linear in its length. */
export function expressionsIn(text: string): readonly Expression[] {
  if (!text.includes('${')) return [];
  return [...text.matchAll(EXPRESSION)].map((match) => {
    const [written, name, other = ''] = match;
    const start = match.index;
    const content = name ?? other.trimEnd();
    let at = start + written.indexOf(content);
    const parts = content.split('.').map((part): ExpressionPart => {
      const from = at;
      at += part.length + 1;
      return { text: part, start: from, end: from + part.length };
    });
    return { parts, start, end: start + written.length };
  });
}

/** The expressions in all texts of a tree. */
export function expressionsWithin(node: YamlNode | null): readonly Expression[] {
  if (!node) return [];
  switch (node.type) {
    case 'scalar':
      return expressionsIn(node.text);
    case 'seq':
      return node.items.flatMap(expressionsWithin);
    case 'map':
      return node.pairs.flatMap(({ value }) => expressionsWithin(value));
  }
}

/** A text with its expressions replaced; those that `valueOf` does not know stay as they are. */
export function interpolated(
  text: string,
  valueOf: (parts: readonly ExpressionPart[]) => string | undefined,
): string {
  const expressions = expressionsIn(text);
  if (expressions.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { parts, start, end } of expressions) {
    result += text.slice(from, start) + (valueOf(parts) ?? text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}
