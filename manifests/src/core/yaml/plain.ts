import type { YamlNode } from './node.ts';

/** The plain JavaScript value of a tree, for schema validation. Repeated keys: the last one counts. */
export function plainOf(node: YamlNode | null): unknown {
  if (node === null) return null;
  switch (node.type) {
    case 'scalar':
      return node.value;
    case 'seq':
      return node.items.map(plainOf);
    case 'map': {
      const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const { key, value } of node.pairs) object[key.text] = plainOf(value);
      return object;
    }
  }
}
