import { within, type Span } from '../../../../core/text/span.ts';
import type { YamlNode, YamlScalar } from '../../../../core/yaml/node.ts';

/** `{{name}}` or `{{=expression}}` in a scalar. */
export interface Tag {
  readonly scalar: YamlScalar;
  /** Keys and indexes from the node that was searched to the scalar. */
  readonly path: readonly (string | number)[];
  /** Between the braces, and without the `=` of an expression; as written, white space included. */
  readonly inner: string;
  /** Characters from the start of the scalar to `inner`. */
  readonly from: number;
  readonly expression: boolean;
  /** True for an expression that is in a field of its own, such as `valueFrom.expression`, without braces. */
  readonly bare?: true;
}

/** Fields whose whole text is an expression. */
const EXPRESSION_FIELDS: ReadonlySet<string | number | undefined> = new Set(['expression', 'fromExpression']);

/**
 * The tags in all scalars of a tree, in the order of the text. They are searched in the scalars as written, so that their
 * places are true in quoted and in block scalars too.
 * @param skip nodes that somebody else searches.
 */
export function tagsIn(root: YamlNode, skip?: ReadonlySet<YamlNode>): readonly Tag[] {
  const tags: Tag[] = [];
  const visit = (node: YamlNode | null, path: readonly (string | number)[]): void => {
    if (node === null || skip?.has(node)) return;
    if (node.type === 'map') for (const { key, value } of node.pairs) visit(value, [...path, key.text]);
    else if (node.type === 'seq')
      for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    else collect(node, path, tags);
  };
  visit(root, []);
  return tags;
}

function collect(scalar: YamlScalar, path: Tag['path'], into: Tag[]): void {
  if (!scalar.text.includes('{{')) {
    const from = EXPRESSION_FIELDS.has(path.at(-1)) ? bareStart(scalar) : undefined;
    if (from !== undefined)
      into.push({ scalar, path, inner: scalar.text, from, expression: true, bare: true });
    return;
  }
  const written = scalar.written ?? scalar.text;
  for (let at = written.indexOf('{{'); at !== -1; at = written.indexOf('{{', at)) {
    const end = written.indexOf('}}', at + 2);
    if (end === -1) return;
    const expression = written[at + 2] === '=';
    const from = at + (expression ? 3 : 2);
    into.push({ scalar, path, inner: written.slice(from, end), from, expression });
    at = end + 2;
  }
}

/** Where the text of a scalar starts in it; undefined for one that is written otherwise than it reads. */
function bareStart({ span, text, style }: YamlScalar): number | undefined {
  const quote = style === 'quoted' ? 1 : 0;
  return style !== 'block' && span.end - span.start === text.length + 2 * quote ? quote : undefined;
}

/** The span of a part of a tag, by characters of `inner`. It moves with its scalar. */
export function spanInTag({ scalar, from }: Tag, start: number, end: number): Span {
  const base = scalar.span.start + from;
  return within(scalar.span, base + start, base + end);
}

/** What a simple tag names, without the white space around it, with where it starts in `inner`. */
export function nameIn({ inner }: Tag): { readonly name: string; readonly at: number } {
  const name = inner.trim();
  return { name, at: inner.indexOf(name) };
}
