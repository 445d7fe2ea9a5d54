import type { YamlDocument, YamlMap, YamlNode, YamlScalar, YamlSeq } from '../../core/yaml/node.ts';

/** A file of Vitruve's own pipelines: one pipeline. */
export interface PipelineModel {
  readonly documents: readonly YamlDocument[];
  readonly pipeline: Pipeline | undefined;
}

/** Stages of work with what each reads and makes. Paths in it count from the folder of its file. */
export interface Pipeline {
  readonly root: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  readonly params: ReadonlyMap<string, Parameter>;
  readonly partitions: ReadonlyMap<string, Partition>;
  /**
   * When it is run, in milliseconds since 1970: periods that are over then belong to partitions without an end. Undefined while it
   * is only read.
   */
  readonly moment?: number;
  readonly defaults: Settings;
  readonly stages: ReadonlyMap<string, Stage>;
}

/** A value that may be another at each start. */
export interface Parameter {
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: YamlNode | null;
  /** As written in short or under `default`; undefined when it is in a file or has to be given. */
  readonly fallback: YamlNode | undefined;
  readonly type: YamlScalar | undefined;
  readonly description: YamlScalar | undefined;
  readonly allowed: YamlSeq | undefined;
  readonly minimum: YamlScalar | undefined;
  readonly maximum: YamlScalar | undefined;
  /** The file that holds the value, and the key in it where it is not the name. */
  readonly file: YamlScalar | undefined;
  readonly fileKey: YamlScalar | undefined;
}

/** Periods of time, for each of which stages run once. */
export interface Partition {
  readonly name: string;
  readonly key: YamlScalar;
  readonly value: YamlNode | null;
  /** The first period. */
  readonly from: YamlScalar | undefined;
  /** The last one; undefined when new periods come as time goes by. */
  readonly to: YamlScalar | undefined;
  /** How long each is. */
  readonly every: YamlScalar | undefined;
}

/** What a stage may set for itself and `defaults` for all. */
export interface Settings {
  readonly image: YamlScalar | undefined;
  readonly workdir: YamlScalar | undefined;
  readonly timeout: YamlScalar | undefined;
  readonly retryDelay: YamlScalar | undefined;
  readonly environment: YamlMap | undefined;
  readonly resources: YamlMap | undefined;
}

export interface Stage extends Settings {
  readonly name: string;
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
  readonly description: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  /** The command lines. */
  readonly run: readonly YamlScalar[];
  /** The key `run`, also when nothing is written behind it yet. */
  readonly runKey: YamlScalar | undefined;
  readonly uses: YamlScalar | undefined;
  readonly with: YamlMap | undefined;
  readonly inputs: readonly YamlScalar[];
  readonly inputsNode: YamlSeq | undefined;
  readonly outputs: ReadonlyMap<string, Output>;
  /** Names of parameters that the command reads by itself. */
  readonly params: readonly YamlScalar[];
  readonly fileParams: readonly FileParams[];
  readonly needs: readonly YamlScalar[];
  readonly needsNode: YamlNode | undefined;
  readonly matrix: Matrix | undefined;
  readonly when: YamlMap | undefined;
}

/** Something that a stage makes, under a name. */
export interface Output {
  readonly name: string;
  readonly key: YamlScalar;
  readonly path: YamlScalar | undefined;
  readonly type: string;
  /** The quality suite that it must satisfy. */
  readonly quality: YamlScalar | undefined;
}

/** Keys of a file that a command reads by itself. */
export interface FileParams {
  readonly file: YamlScalar;
  readonly keys: readonly YamlScalar[];
}

/** Values that a stage runs with, in all combinations. */
export interface Matrix {
  readonly key: YamlScalar;
  readonly variables: readonly MatrixVariable[];
  readonly include: readonly YamlMap[];
  readonly exclude: readonly YamlMap[];
}

export interface MatrixVariable {
  readonly name: string;
  readonly key: YamlScalar;
  /** Undefined when they are those of a parameter or a partition, `given`. */
  readonly values: readonly YamlScalar[] | undefined;
  readonly given: YamlScalar | undefined;
}
