import { within, type Span } from '../text/span.ts';

/** A scalar. `text` is its content as a person wrote it, so that the id `007` stays `007`. */
export interface YamlScalar {
  readonly type: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
  /**
   * The characters of the span, for a text with tags of another language (`{{…}}`) that is written otherwise than it reads: in
   * quotes, over several lines. Places in such a text are counted in these.
   */
  readonly written?: string;
}

export interface YamlPair {
  readonly key: YamlScalar;
  /** Null when nothing, not even `null`, follows the colon. */
  readonly value: YamlNode | null;
  readonly span: Span;
}

export interface YamlMap {
  readonly type: 'map';
  readonly span: Span;
  readonly pairs: readonly YamlPair[];
  readonly flow: boolean;
}

export interface YamlSeq {
  readonly type: 'seq';
  readonly span: Span;
  readonly items: readonly (YamlNode | null)[];
  readonly flow: boolean;
}

export type YamlNode = YamlMap | YamlSeq | YamlScalar;

/** A fault of the text as YAML. `code` is that of the `yaml` package, or one of `parse.ts`. */
export interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly related?: { readonly span: Span; readonly message: string };
}

/** One document of a stream, with absolute spans. */
export interface YamlDocument {
  readonly root: YamlNode | null;
  readonly span: Span;
  readonly problems: readonly YamlProblem[];
}

export function isMap(node: YamlNode | null | undefined): node is YamlMap {
  return node?.type === 'map';
}

export function isSeq(node: YamlNode | null | undefined): node is YamlSeq {
  return node?.type === 'seq';
}

export function isScalar(node: YamlNode | null | undefined): node is YamlScalar {
  return node?.type === 'scalar';
}

/** The last pair with that key, as YAML readers take it when keys repeat. */
export function pairOf(node: YamlNode | null | undefined, key: string): YamlPair | undefined {
  if (!isMap(node)) return undefined;
  // A loop, not `findLast`: this is the innermost step of reading every table.
  for (let index = node.pairs.length - 1; index >= 0; index--) {
    const pair = node.pairs[index];
    if (pair?.key.text === key) return pair;
  }
  return undefined;
}

export function valueOf(node: YamlNode | null | undefined, key: string): YamlNode | undefined {
  return pairOf(node, key)?.value ?? undefined;
}

/** The value under a key when it is a scalar that is not null. */
export function scalarOf(node: YamlNode | null | undefined, key: string): YamlScalar | undefined {
  const value = valueOf(node, key);
  return isScalar(value) && value.value !== null ? value : undefined;
}

/** The items of a list; none for a node that is not a list. */
export function itemsOf(node: YamlNode | null | undefined): readonly (YamlNode | null)[] {
  return isSeq(node) ? node.items : [];
}

/** The scalars of a list, or the one scalar that is in its place. */
export function scalarsOf(node: YamlNode | null | undefined): readonly YamlScalar[] {
  if (isScalar(node)) return node.value === null ? [] : [node];
  return isSeq(node) ? node.items.filter(isScalar) : [];
}

/** The characters of a scalar without its quotes. */
export function contentOf({ span, style }: YamlScalar): Span {
  return style === 'quoted' && span.end - span.start >= 2 ? within(span, span.start + 1, span.end - 1) : span;
}

/** Where what is written of a node ends: YAML counts the white space after a block to it. */
export function contentEnd(node: YamlNode): number {
  if (isScalar(node) || node.flow) return node.span.end;
  if (isSeq(node)) {
    const last = node.items.findLast((item) => item !== null);
    return last ? contentEnd(last) : node.span.end;
  }
  const last = node.pairs.at(-1);
  if (!last) return node.span.end;
  // An alias has the span of its anchor, further up.
  return Math.max(last.key.span.end, last.value ? contentEnd(last.value) : 0);
}

/** The node moved by a number of characters. */
export function moved<Node extends YamlNode | null>(node: Node, by: number): Node;
export function moved(node: YamlNode | null, by: number): YamlNode | null {
  if (node === null || by === 0) return node;
  const at = { start: node.span.start + by, end: node.span.end + by };
  // Written out, not spread: a key stroke moves every node behind it.
  switch (node.type) {
    case 'scalar':
      return {
        type: 'scalar',
        span: at,
        value: node.value,
        text: node.text,
        style: node.style,
        ...(node.written === undefined ? {} : { written: node.written }),
      };
    case 'seq':
      return { type: 'seq', span: at, items: node.items.map((item) => moved(item, by)), flow: node.flow };
    case 'map':
      return { type: 'map', span: at, pairs: node.pairs.map((pair) => movedPair(pair, by)), flow: node.flow };
  }
}

export function movedPair(pair: YamlPair, by: number): YamlPair {
  return {
    key: moved(pair.key, by),
    value: moved(pair.value, by),
    span: { start: pair.span.start + by, end: pair.span.end + by },
  };
}
