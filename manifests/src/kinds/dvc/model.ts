import type { ParamsEntry } from '../../formats/params/params-file.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';
import type { DvcRole } from './detect.ts';

export interface DvcModel {
  readonly role: DvcRole;
  readonly documents: readonly YamlDocument[];
  /** Of `dvc.yaml`. */
  readonly file: DvcFile | undefined;
  /** Paths of what a `.dvc` file tracks, from its folder. */
  readonly tracked: readonly YamlScalar[];
  /** Of `params.yaml`. */
  readonly params: readonly ParamsEntry[];
}

/** A `dvc.yaml`. */
export interface DvcFile {
  readonly root: YamlMap;
  readonly stages: ReadonlyMap<string, DvcStage>;
  readonly vars: readonly YamlNode[];
  /** Files under `metrics`, `params` and the paths of `artifacts`. */
  readonly files: readonly YamlScalar[];
}

/** A stage, or the template of many (`foreach`, `matrix`). Paths count from its `wdir`. */
export interface DvcStage {
  readonly name: string;
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
  /** The map with `cmd`: that under `do` for `foreach`. */
  readonly definition: YamlMap | undefined;
  readonly loop: DvcLoop | undefined;
  readonly cmd: readonly YamlScalar[];
  readonly wdir: YamlScalar | undefined;
  readonly deps: readonly YamlScalar[];
  readonly outs: readonly DvcOut[];
  readonly params: readonly DvcParams[];
  readonly vars: readonly YamlNode[];
  readonly frozen: boolean;
}

export interface DvcLoop {
  readonly form: 'foreach' | 'matrix';
  readonly key: YamlScalar;
  readonly values: YamlNode | null;
}

export interface DvcOut {
  readonly path: YamlScalar;
  readonly section: 'outs' | 'metrics' | 'plots';
}

/** Keys of a file of parameters that a stage reads; none for all of them. */
export interface DvcParams {
  /** Undefined for `params.yaml`. */
  readonly file: YamlScalar | undefined;
  readonly keys: readonly YamlScalar[];
}
