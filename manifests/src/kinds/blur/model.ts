import type { YamlDocument, YamlMap, YamlScalar } from '../../core/yaml/node.ts';

/** What is made unrecognisable; the same words as the engine's. */
export const BLUR_SUBJECTS = ['face', 'plate'] as const;
export type BlurSubject = (typeof BLUR_SUBJECTS)[number];

/** What is done with the pictures. */
export type BlurAction = 'blur' | 'detect';

export interface BlurModel {
  /** `nestor`: the configuration that the services of Nestor share, which holds more than Vitruve reads. */
  readonly form: 'blur' | 'nestor';
  readonly documents: readonly YamlDocument[];
  /** Undefined while nothing is written yet. */
  readonly settings: BlurSettings | undefined;
}

/** What a configuration says of how pictures are anonymised. What it leaves out is up to the engine. */
export interface BlurSettings {
  readonly root: YamlMap;
  readonly name: YamlScalar | undefined;
  /** What it is for. */
  readonly description: YamlScalar | undefined;
  readonly owner: YamlScalar | undefined;
  readonly decisions: readonly YamlScalar[];
  readonly images: readonly YamlScalar[];
  readonly task: Keyword<BlurAction> | undefined;
  /** Empty for all. */
  readonly subjects: readonly Keyword<BlurSubject>[];
  readonly mode: YamlScalar | undefined;
  readonly thresholds: PerSubject<YamlScalar>;
  readonly models: PerSubject<ModelFile>;
  /** Models of which nothing says what they find. */
  readonly unclear: readonly YamlScalar[];
  readonly rotations: readonly YamlScalar[];
  readonly method: Keyword<string> | undefined;
  readonly shape: YamlScalar | undefined;
  readonly margin: YamlScalar | undefined;
  readonly colour: YamlScalar | undefined;
  readonly squares: YamlScalar | undefined;
  readonly picture: YamlScalar | undefined;
  readonly folder: YamlScalar | undefined;
  readonly suffix: YamlScalar | undefined;
  readonly format: YamlScalar | undefined;
  readonly quality: YamlScalar | undefined;
  readonly keepMetadata: YamlScalar | undefined;
  readonly overwrite: YamlScalar | undefined;
  readonly drawn: YamlScalar | undefined;
  readonly workers: YamlScalar | undefined;
  readonly resume: YamlScalar | undefined;
  readonly reports: readonly YamlScalar[];
}

export type PerSubject<Item> = Partial<Record<BlurSubject, Item>>;

/** A scalar with its meaning; undefined for an unknown word. */
export interface Keyword<Meaning> {
  readonly scalar: YamlScalar;
  readonly meaning: Meaning | undefined;
}

/** The file of a custom model. */
export interface ModelFile {
  readonly scalar: YamlScalar;
  /** As the configuration names it, from its folder. */
  readonly written: string;
  /** What can be run: of weights of PyTorch the export beside them. */
  readonly path: string;
}
