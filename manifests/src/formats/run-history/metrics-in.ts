import { isMap, isScalar, type YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { StageMetrics } from './run-record.ts';

/** Metrics of one file. */
const MOST = 1000;

/**
 * The numbers and truth values of a file of metrics, JSON or YAML, by their keys with dots between them. Texts are names and methods, and
 * lists are curves, distributions and rows: nothing that one run is compared with another by.
 * @param name of the output.
 */
export function metricsIn(name: string, text: string): StageMetrics['metrics'] {
  const metrics: Record<string, number | boolean> = {};
  let count = 0;
  const visit = (node: YamlNode | null, key: string): void => {
    if (isMap(node)) for (const pair of node.pairs) visit(pair.value, `${key}.${pair.key.text}`);
    else if (isScalar(node) && (typeof node.value === 'number' || typeof node.value === 'boolean')) {
      if (count++ < MOST) metrics[key] = node.value;
    }
  };
  const [document] = parseYaml(text);
  if (document?.problems.length === 0) visit(document.root ?? null, name);
  return metrics;
}
