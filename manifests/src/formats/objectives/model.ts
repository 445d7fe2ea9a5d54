import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../core/yaml/node.ts';

/** A file of objectives. */
export interface ObjectivesModel {
  readonly documents: readonly YamlDocument[];
  readonly file: ObjectivesFile | undefined;
}

export interface ObjectivesFile {
  readonly root: YamlMap;
  readonly title: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  /** The architecture model whose elements are named. */
  readonly model: YamlScalar | undefined;
  readonly timezone: YamlScalar | undefined;
  readonly objectives: readonly Objective[];
}

export type Direction = 'atLeast' | 'atMost' | 'between';

/** A target, from a day on. */
export interface Target {
  readonly map: YamlMap;
  readonly direction: Direction | undefined;
  /** One bound, or two for `between`; those that are not numbers are left out. */
  readonly bounds: readonly number[];
  /** Where the bounds are. */
  readonly value: YamlPair | undefined;
  readonly warning: YamlPair | undefined;
  readonly warnings: readonly number[];
  readonly from: YamlScalar | undefined;
}

/** How a value comes from measurements. The scalars name columns of a table, series of Prometheus or metrics of runs. */
export type Indicator =
  | {
      readonly type: 'ratio';
      readonly part: YamlScalar;
      readonly total: YamlScalar;
      /** True when the part is that of the bad events. */
      readonly isBad: boolean;
    }
  | {
      readonly type: 'threshold';
      readonly column: YamlScalar;
      readonly limit: number;
      readonly direction: 'atLeast' | 'atMost';
    }
  | { readonly type: 'value'; readonly column: YamlScalar; readonly aggregate: Aggregate };

export const AGGREGATES = ['mean', 'sum', 'min', 'max', 'last', 'count', 'p50', 'p90', 'p95', 'p99'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** Where measurements are. */
export type Source = FileSource | RunsSource;

export interface FileSource {
  readonly type: 'file';
  readonly path: YamlScalar;
  readonly time: YamlScalar | undefined;
  readonly dates: 'day-first' | 'month-first' | undefined;
  readonly where: readonly YamlPair[];
  readonly isCounter: boolean;
}

/** The recorded runs of a pipeline: each run that succeeded is a measurement. */
export interface RunsSource {
  readonly type: 'runs';
  /** The path of the pipeline. */
  readonly pipeline: YamlScalar;
  /** The stage whose metrics are meant. */
  readonly stage: YamlScalar | undefined;
}

export interface Subject {
  readonly type: 'element' | 'workload' | 'pipeline' | 'model' | 'role';
  readonly name: YamlScalar;
}

export interface Objective {
  readonly id: string;
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
  readonly title: YamlScalar | undefined;
  readonly kind: YamlScalar | undefined;
  readonly subject: Subject | undefined;
  readonly owner: YamlScalar | undefined;
  readonly unit: YamlScalar | undefined;
  /** In the order of their days; one without a day is the first. */
  readonly targets: readonly Target[];
  readonly window: YamlScalar | undefined;
  readonly indicator: Indicator | undefined;
  readonly source: Source | undefined;
  readonly backedBy: readonly YamlScalar[];
  readonly review: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  readonly risks: readonly YamlScalar[];
  readonly action: YamlScalar | undefined;
  readonly penalty: YamlScalar | undefined;
}
