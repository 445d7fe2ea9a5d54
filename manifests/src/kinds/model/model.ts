import type { YamlDocument, YamlMap, YamlPair, YamlScalar } from '../../core/yaml/node.ts';

/** A file that says how a model is trained. */
export interface ModelDocument {
  readonly documents: readonly YamlDocument[];
  readonly manifest: ModelManifest | undefined;
}

/** The manifest of a model. Paths in it count from the folder of its file. */
export interface ModelManifest {
  readonly root: YamlMap;
  readonly name: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  readonly risks: readonly YamlScalar[];
  readonly card: YamlPair | undefined;
  /** The table that it is trained on. */
  readonly path: YamlScalar | undefined;
  readonly output: YamlScalar | undefined;
  readonly target: YamlScalar | undefined;
  /** Of stacking: the manifests of the base models. */
  readonly base: readonly YamlScalar[];
  /** Of a recommender: the columns of who chose what, and how much it counts. */
  readonly user: YamlScalar | undefined;
  readonly item: YamlScalar | undefined;
  readonly weight: YamlScalar | undefined;
  readonly relevance: YamlScalar | undefined;
  readonly features: readonly YamlScalar[];
  readonly exclude: readonly YamlScalar[];
  /** The keys of `encode`: columns. */
  readonly encode: readonly YamlScalar[];
  readonly split: Split;
  readonly algorithm: YamlScalar | undefined;
  readonly calibration: YamlScalar | undefined;
  readonly threshold: YamlScalar | undefined;
  /** Measures that have to be reached. */
  readonly require: readonly YamlScalar[];
  /** The keys of `parameters`. */
  readonly parameters: readonly YamlScalar[];
  readonly search: Search | undefined;
  readonly drift: Drift;
  /** Whether a command trains the model. */
  readonly hasCommand: boolean;
}

/** Parameters that are tried before the model is trained. */
export interface Search {
  readonly key: YamlScalar;
  readonly method: YamlScalar | undefined;
  readonly trials: YamlPair | undefined;
  /** What is tried for each parameter: a list, or a mapping that is a range. */
  readonly parameters: readonly YamlPair[];
}

/** How rows are told apart that are learned from, chosen by and tested on. */
export interface Split {
  readonly time: YamlScalar | undefined;
  readonly gap: YamlScalar | undefined;
  readonly group: YamlScalar | undefined;
  readonly validation: YamlScalar | undefined;
  readonly folds: YamlPair | undefined;
}

/** When a model is trained again. */
export interface Drift {
  /** The table that others are compared with. */
  readonly reference: YamlScalar | undefined;
  readonly columns: readonly YamlScalar[];
  readonly method: YamlScalar | undefined;
  readonly threshold: YamlScalar | undefined;
}
