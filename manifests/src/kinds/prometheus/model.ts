import type { RuleGroup } from '../../formats/prometheus-rules/model.ts';
import type { YamlDocument, YamlMap, YamlScalar } from '../../core/yaml/node.ts';
import type { PrometheusRole } from './detect.ts';

/** A configuration of Prometheus, or a file of its rules. */
export interface PrometheusModel {
  readonly role: PrometheusRole;
  readonly documents: readonly YamlDocument[];
  readonly root: YamlMap | undefined;
  readonly jobs: readonly Job[];
  readonly groups: readonly RuleGroup[];
  readonly relabelings: readonly YamlMap[];
  readonly targets: readonly YamlScalar[];
  readonly ruleFiles: readonly YamlScalar[];
}

export interface Job {
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
}
