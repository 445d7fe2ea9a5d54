import type { YamlDocument, YamlMap, YamlNode, YamlScalar } from '../../core/yaml/node.ts';

/** A file of an architecture model: all of it, or a part. */
export interface ArchitectureModel {
  readonly documents: readonly YamlDocument[];
  readonly architecture: Architecture | undefined;
}

export interface Architecture {
  readonly root: YamlMap;
  /** What the model is called: its own name, that of which the file is a part, or that of the file. */
  readonly name: string;
  /** Undefined when the name is that of the file. */
  readonly nameScalar: YamlScalar | undefined;
  /** The name of the model that the file is a part of. */
  readonly partOf: YamlScalar | undefined;
  /** All elements, each before those within it. */
  readonly elements: readonly Item[];
  readonly flows: readonly Flow[];
  readonly data: readonly Item[];
  readonly zones: readonly Item[];
  readonly states: readonly Item[];
  readonly environments: readonly Item[];
  readonly scenarios: readonly Scenario[];
  readonly views: readonly Item[];
  readonly waivers: readonly YamlMap[];
}

/** Something under a key of its own. */
export interface Item {
  /** The key; for an element with those of its parents: `shop.api`. */
  readonly id: string;
  readonly key: YamlScalar;
  readonly node: YamlNode | null;
}

export interface Flow {
  readonly map: YamlMap;
  readonly id: YamlScalar | undefined;
  readonly from: YamlScalar | undefined;
  readonly to: YamlScalar | undefined;
}

export interface Scenario extends Item {
  readonly steps: readonly Step[];
}

/** One call of a scenario, in the order of the text, wherever in its branches. */
export interface Step {
  readonly map: YamlMap;
  readonly flow: YamlScalar | undefined;
  readonly from: YamlScalar | undefined;
  readonly to: YamlScalar | undefined;
}
