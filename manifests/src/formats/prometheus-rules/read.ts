import { keptBy } from '../../core/text/memory.ts';
import {
  isMap,
  isSeq,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml/node.ts';
import type { AlertOrRecord, RuleGroup } from './model.ts';

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
