import type { YamlDocument, YamlMap } from '../../core/yaml/node.ts';

/** A `Chart.yaml`. */
export interface ChartModel {
  readonly documents: readonly YamlDocument[];
  readonly root: YamlMap | undefined;
}
