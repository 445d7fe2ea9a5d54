import { touches, type Span } from '../text/span.ts';
import { isMap, isSeq, type YamlDocument, type YamlNode, type YamlScalar } from './node.ts';

/** What is written at an offset of a tree. */
export interface PathAt {
  /** Keys and indexes from the root to the value: for a key, to the value that it leads to. */
  readonly path: readonly (string | number)[];
  readonly role: 'key' | 'value';
  /** Of the key or the scalar. */
  readonly span: Span;
  readonly node: YamlScalar;
}

/** The document of a stream that an offset lies in. */
export function documentAt(documents: readonly YamlDocument[], offset: number): YamlDocument | undefined {
  return documents.findLast(({ span }) => touches(span, offset));
}

/** The key or scalar at an offset, with the way to it; undefined between them. */
export function pathAt(root: YamlNode | null, offset: number): PathAt | undefined {
  const path: (string | number)[] = [];
  for (let node = root; node;) {
    if (!isMap(node) && !isSeq(node)) {
      return touches(node.span, offset) ? { path, role: 'value', span: node.span, node } : undefined;
    }
    if (isSeq(node)) {
      const index = node.items.findIndex((item) => item !== null && touches(item.span, offset));
      if (index === -1) return undefined;
      path.push(index);
      node = node.items[index] ?? null;
      continue;
    }
    const pair = node.pairs.find(({ key, span }) => touches(key.span, offset) || touches(span, offset));
    if (!pair) return undefined;
    path.push(pair.key.text);
    if (touches(pair.key.span, offset)) return { path, role: 'key', span: pair.key.span, node: pair.key };
    node = pair.value;
  }
  return undefined;
}
