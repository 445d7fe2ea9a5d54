import type { YamlMap, YamlPair, YamlScalar } from '../../core/yaml/node.ts';

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
