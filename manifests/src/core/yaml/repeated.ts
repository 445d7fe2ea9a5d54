import type { YamlNode, YamlPair } from './node.ts';

/** The parts of a tree that are in it more than once, by an alias or a merge key: a change of one changes all of its places. */
export function repeatedParts(root: YamlNode | null): ReadonlySet<YamlNode | YamlPair> {
  const seen = new Set<YamlNode | YamlPair>();
  const repeated = new Set<YamlNode | YamlPair>();
  const isNew = (part: YamlNode | YamlPair): boolean => {
    if (seen.has(part)) repeated.add(part);
    const first = !seen.has(part);
    seen.add(part);
    return first;
  };
  const visit = (node: YamlNode | null): void => {
    if (!node || !isNew(node)) return;
    if (node.type === 'seq') for (const item of node.items) visit(item);
    if (node.type === 'map') for (const pair of node.pairs) if (isNew(pair)) visit(pair.value);
  };
  visit(root);
  return repeated;
}
