import { contains, type Span } from '../../core/text/span.ts';
import { isMap, isSeq, type YamlNode } from '../../core/yaml/node.ts';

/** How deep a service names others: `depends_on` → `db` → `condition`. */
const DEEPEST = 3;

/** Where a service is written besides its own place: the anchors that are merged into it, and those that its keys stand for. */
export function mergedInto(node: YamlNode, extent: Span): readonly Span[] {
  const parts: Span[] = [];
  collect(node, [extent], { parts, depth: 0 });
  return parts;
}

/** @param within where what is written needs no mention: the service, and the anchor that the node is in. */
function collect(
  node: YamlNode | null,
  within: readonly Span[],
  { parts, depth }: { readonly parts: Span[]; readonly depth: number },
): void {
  if (node === null || depth > DEEPEST) return;
  const known =
    within.some((one) => contains(one, node.span)) || depth === 0 ? within : [...within, node.span];
  if (known !== within) parts.push(node.span);
  if (isSeq(node)) for (const item of node.items) collect(item, known, { parts, depth: depth + 1 });
  if (!isMap(node)) return;
  for (const { key, value, span } of node.pairs) {
    const isOwn = known.some((one) => contains(one, key.span));
    if (!isOwn) parts.push(span);
    collect(value, isOwn ? known : [...known, span], { parts, depth: depth + 1 });
  }
}
