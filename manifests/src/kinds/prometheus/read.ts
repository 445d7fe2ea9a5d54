import {
  isMap,
  isSeq,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import { keptBy } from '../../core/text/memory.ts';
import type { PrometheusRole } from './detect.ts';
import type { AlertOrRecord, PrometheusModel, RuleGroup } from './model.ts';

/** Reads the first document of a file, as Prometheus does. */
export function prometheusOf(role: PrometheusRole, documents: readonly YamlDocument[]): PrometheusModel {
  const first = documents.find(({ root }) => root !== null)?.root;
  const root = isMap(first) ? first : undefined;
  const found: Found = { relabelings: [], targets: [] };
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

interface Found {
  readonly relabelings: YamlMap[];
  readonly targets: ReturnType<typeof scalarsOf>[number][];
}

/** Keys that hold the same things wherever they stand. */
function gather(node: YamlNode | null | undefined, found: Found): void {
  if (isSeq(node)) for (const item of node.items) gather(item, found);
  if (!isMap(node)) return;
  for (const { key, value } of node.pairs) {
    if (/relabel_configs$/u.test(key.text)) found.relabelings.push(...mapsIn(value));
    else if (key.text === 'static_configs')
      for (const group of mapsIn(value)) found.targets.push(...scalarsOf(valueOf(group, 'targets')));
    else gather(value, found);
  }
}

/** Groups of rules: those of a file, and those in a `PrometheusRule` of Kubernetes. */
export function ruleGroupsIn(node: YamlNode | null | undefined): readonly RuleGroup[] {
  return mapsIn(node).map(groupOf);
}

const groupOf = keptBy((node: YamlMap): RuleGroup => ({
  node,
  name: scalarOf(node, 'name'),
  rules: mapsIn(valueOf(node, 'rules')).map(ruleOf),
}));

function ruleOf(node: YamlMap): AlertOrRecord {
  return {
    node,
    alert: scalarOf(node, 'alert'),
    record: scalarOf(node, 'record'),
    expr: scalarOf(node, 'expr'),
    labels: pairsOf(valueOf(node, 'labels')),
    annotations: pairsOf(valueOf(node, 'annotations')),
  };
}

function pairsOf(node: YamlNode | undefined): readonly YamlPair[] {
  return isMap(node) ? node.pairs : [];
}

function mapsIn(node: YamlNode | null | undefined): readonly YamlMap[] {
  return isSeq(node) ? node.items.filter(isMap) : [];
}
