import type { Labels } from '../../../core/graph/entity.ts';
import { isMap, isScalar, type YamlNode } from '../../../core/yaml/node.ts';

/** The scalars of a map as labels: what `labels`, `matchLabels` and a Service's `selector` hold. */
export function labelsIn(node: YamlNode | null | undefined): Labels {
  const labels: Record<string, string> = {};
  if (isMap(node)) {
    for (const { key, value } of node.pairs) if (isScalar(value)) labels[key.text] = value.text;
  }
  return labels;
}
