import type { YamlNode } from '@vitruve/manifests';

/** What YAML says, without where it says it. */
export function plainValue(node: YamlNode | null): unknown {
  if (!node) return undefined;
  switch (node.type) {
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, plainValue(value)]));
    case 'seq':
      return node.items.map(plainValue);
    case 'scalar':
      return node.value;
  }
}
