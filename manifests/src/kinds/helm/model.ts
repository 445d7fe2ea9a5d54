import type { YamlDocument, YamlMap } from '../../yaml/node.ts';

/** A `Chart.yaml`. */
export interface ChartModel {
  readonly documents: readonly YamlDocument[];
  readonly root: YamlMap | undefined;
}
