import type { YamlDocument, YamlMap, YamlPair, YamlScalar } from '../../core/yaml/node.ts';
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

/** Rules that are evaluated one after the other. */
export interface RuleGroup {
  readonly node: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly rules: readonly AlertOrRecord[];
}

export interface AlertOrRecord {
  readonly node: YamlMap;
  readonly alert: YamlScalar | undefined;
  readonly record: YamlScalar | undefined;
  readonly expr: YamlScalar | undefined;
  readonly labels: readonly YamlPair[];
  readonly annotations: readonly YamlPair[];
}
