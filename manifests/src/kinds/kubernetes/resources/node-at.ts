import { isMap, isScalar, valueOf, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';

/** What is at the end of a way of keys. */
export function nodeAt(root: YamlNode | null | undefined, ...keys: readonly string[]): YamlNode | undefined {
  let node: YamlNode | undefined = root ?? undefined;
  for (const key of keys) node = valueOf(node, key);
  return node;
}

/** The map there, where it is one. */
export function mapAt(root: YamlNode | null | undefined, ...keys: readonly string[]): YamlMap | undefined {
  const node = nodeAt(root, ...keys);
  return isMap(node) ? node : undefined;
}

/** The maps of the list there. */
export function mapsAt(root: YamlNode | null | undefined, ...keys: readonly string[]): readonly YamlMap[] {
  const node = nodeAt(root, ...keys);
  return node?.type === 'seq' ? node.items.filter(isMap) : [];
}

/** True for a value that says something: `null` is what the server takes for nothing. */
export function isGiven(node: YamlNode | null | undefined): node is YamlNode {
  return node !== null && node !== undefined && !(isScalar(node) && node.value === null);
}
