import type { YamlDocument, YamlMap, YamlPair, YamlScalar } from '../../core/yaml/node.ts';

/** The names under which a version of a model is used. */
export const ALIASES = ['champion', 'challenger'] as const;
export type Alias = (typeof ALIASES)[number];

/** A registry of models. Paths in it count from the folder of its file. */
export interface RegistryModel {
  readonly documents: readonly YamlDocument[];
  readonly models: readonly RegisteredModel[];
}

/** A model with its versions. */
export interface RegisteredModel {
  readonly name: string;
  readonly pair: YamlPair;
  /** The path of its `*.model.yaml`. */
  readonly manifest: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  /** The versions that the aliases name. */
  readonly aliases: Readonly<Record<Alias, YamlScalar | undefined>>;
  readonly versions: readonly ModelVersion[];
  readonly history: readonly Promotion[];
}

/** A file of a model, with what is known of it. */
export interface ModelVersion {
  readonly node: YamlMap;
  readonly version: YamlScalar | undefined;
  readonly file: YamlScalar | undefined;
  /** Of the file, in hexadecimal. */
  readonly sha256: YamlScalar | undefined;
  readonly date: YamlScalar | undefined;
  /** The file of its evaluation. */
  readonly evaluation: YamlScalar | undefined;
  readonly measures: ReadonlyMap<string, number>;
  readonly approver: YamlScalar | undefined;
  readonly decision: YamlScalar | undefined;
}

/** An entry of the history: since when an alias means a version. */
export interface Promotion {
  /** `2026-03-01` or `2026-03-01T08:30:00Z` */
  readonly at: YamlScalar | undefined;
  readonly alias: YamlScalar | undefined;
  readonly version: YamlScalar | undefined;
  readonly by: YamlScalar | undefined;
}
