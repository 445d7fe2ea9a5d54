import { isMap, isScalar, isSeq, type YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { StageMetrics } from './run-record.ts';

/** Metrics of one file. */
const MOST = 1000;

/** Characters of a metric that is a text. */
const LONGEST = 200;

/** The values of a file of metrics, JSON or YAML, by their keys with dots between them. @param name of the output. */
export function metricsIn(name: string, text: string): StageMetrics['metrics'] {
  const metrics: Record<string, number | string | boolean> = {};
  let count = 0;
  const visit = (node: YamlNode | null, key: string): void => {
    if (isMap(node)) for (const pair of node.pairs) visit(pair.value, `${key}.${pair.key.text}`);
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, `${key}.${index}`);
    else if (isScalar(node) && node.value !== null && count++ < MOST) {
      const { value } = node;
      if (typeof value === 'number' || typeof value === 'boolean') metrics[key] = value;
      else if (node.text.length <= LONGEST) metrics[key] = node.text;
    }
  };
  const [document] = parseYaml(text);
  if (document?.problems.length === 0) visit(document.root ?? null, name);
  return metrics;
}
