import {
  isMap,
  isSeq,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
} from '../../core/yaml/node.ts';
import type { PrometheusRole } from './detect.ts';
import { ruleGroupsIn } from '../../formats/prometheus-rules/read.ts';
import type { PrometheusModel } from './model.ts';

/** Reads the first document of a file, as Prometheus does. */
export function prometheusOf(role: PrometheusRole, documents: readonly YamlDocument[]): PrometheusModel {
  const first = documents.find(({ root }) => root !== null)?.root;
  const root = isMap(first) ? first : undefined;
  const found: CollectedNodes = { relabelings: [], targets: [] };
  if (role === 'config') gather(root, found);
  return {
    role,
    documents,
    root,
    jobs: mapsIn(valueOf(root, 'scrape_configs')).map((node) => ({ node, name: scalarOf(node, 'job_name') })),
    groups: role === 'rules' ? ruleGroupsIn(valueOf(root, 'groups')) : [],
    ...found,
    ruleFiles: role === 'config' ? scalarsOf(valueOf(root, 'rule_files')) : [],
  };
}

interface CollectedNodes {
  readonly relabelings: YamlMap[];
  readonly targets: ReturnType<typeof scalarsOf>[number][];
}

/** Keys that hold the same things wherever they stand. */
function gather(node: YamlNode | null | undefined, found: CollectedNodes): void {
  if (isSeq(node)) for (const item of node.items) gather(item, found);
  if (!isMap(node)) return;
  for (const { key, value } of node.pairs) {
    if (/relabel_configs$/u.test(key.text)) found.relabelings.push(...mapsIn(value));
    else if (key.text === 'static_configs')
      for (const group of mapsIn(value)) found.targets.push(...scalarsOf(valueOf(group, 'targets')));
    else gather(value, found);
  }
}

function mapsIn(node: YamlNode | null | undefined): readonly YamlMap[] {
  return isSeq(node) ? node.items.filter(isMap) : [];
}
