import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';

/** A compiled file: the pipeline, and after it what only one platform reads. */
export interface KubeflowModel {
  readonly documents: readonly YamlDocument[];
  readonly pipeline: Pipeline | undefined;
  /** Executors that the specification of a platform names: of Kubernetes, say, their volumes and secrets. */
  readonly platformExecutors: readonly YamlScalar[];
}

export interface Pipeline {
  readonly root: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly components: ReadonlyMap<string, Component>;
  readonly executors: ReadonlyMap<string, Executor>;
  /** The component that the pipeline begins with. */
  readonly first: Component | undefined;
}

export interface Executor {
  readonly key: YamlScalar;
  readonly node: YamlMap;
  readonly image: YamlScalar | undefined;
}

export interface Component {
  readonly key: YamlScalar;
  /** Its name; `root` for the first. */
  readonly name: string;
  readonly node: YamlMap;
  readonly inputs: Ports;
  readonly outputs: Ports;
  readonly executorLabel: YamlScalar | undefined;
  readonly isGraph: boolean;
  readonly tasks: ReadonlyMap<string, Task>;
  /** What its outputs are taken from. */
  readonly taken: readonly Taken[];
}

export interface Ports {
  readonly parameters: ReadonlyMap<string, Port>;
  readonly artifacts: ReadonlyMap<string, Port>;
}

export interface Port {
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
  /** `STRING`, `NUMBER_INTEGER` …; of an artifact, its schema. */
  readonly type: string | undefined;
  /** True when whoever runs the component need not give it. */
  readonly optional: boolean;
}

export interface Task {
  readonly key: YamlScalar;
  readonly name: string;
  readonly node: YamlMap;
  readonly component: YamlScalar | undefined;
  readonly inputs: readonly Input[];
  readonly dependentTasks: readonly YamlScalar[];
  readonly condition: YamlScalar | undefined;
  readonly iterator: Iterator | undefined;
  /** True for a handler of the exit, which runs whether the tasks before it failed or not. */
  readonly atEnd: boolean;
}

/** Runs a task once for each item of a list. */
export interface Iterator {
  readonly key: YamlScalar;
  readonly kind: 'parameters' | 'artifacts';
  /** The input of the component that takes the item. */
  readonly item: YamlScalar | undefined;
  /** The input of the task that the items come from. */
  readonly items: YamlScalar | undefined;
}

/** An input that a task gives to its component. */
export interface Input {
  readonly kind: 'parameters' | 'artifacts';
  readonly key: YamlScalar;
  readonly node: YamlMap;
  /** The task and the output that it comes from. */
  readonly from: Taken | undefined;
  /** The input of the component around the task that it comes from. */
  readonly outer: YamlScalar | undefined;
  /** True when a part of the value is taken, not the whole. */
  readonly selected: boolean;
}

/** An output of a task that is used: by another task, or as an output of the graph. */
export interface Taken {
  readonly kind: 'parameters' | 'artifacts';
  readonly task: YamlScalar | undefined;
  readonly output: YamlScalar | undefined;
  /** The output of the graph that it becomes. */
  readonly as?: string;
}
