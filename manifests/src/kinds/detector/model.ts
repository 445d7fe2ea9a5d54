import type { YamlDocument, YamlMap, YamlScalar } from '../../core/yaml/node.ts';

/** The manifest of a detection model for faces or plates, in a file beside the model. */
export interface DetectorModel {
  readonly documents: readonly YamlDocument[];
  /** JSON wants its texts and keys in quotes. */
  readonly isJson: boolean;
  /** The name that it shares with the file of the model: `face` of `face.detector.yaml` and `face.onnx`. */
  readonly stem: string;
  /** The file of the model. */
  readonly file: string;
  /** Undefined while nothing is written yet. */
  readonly fields: DetectorFields | undefined;
}

export interface DetectorFields {
  readonly root: YamlMap;
  readonly id: YamlScalar | undefined;
  readonly subject: YamlScalar | undefined;
  readonly layout: YamlScalar | undefined;
  readonly licence: YamlScalar | undefined;
  readonly source: YamlScalar | undefined;
  readonly hash: YamlScalar | undefined;
}
