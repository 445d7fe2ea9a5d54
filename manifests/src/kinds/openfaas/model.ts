import type { YamlDocument, YamlMap, YamlPair, YamlScalar } from '../../core/yaml/node.ts';

/** A stack of OpenFaaS functions. */
export interface OpenFaasModel {
  readonly documents: readonly YamlDocument[];
  readonly functions: readonly StackFunction[];
}

export interface StackFunction {
  readonly name: string;
  readonly pair: YamlPair;
  readonly node: YamlMap;
  readonly lang: YamlScalar | undefined;
  readonly handler: YamlScalar | undefined;
  readonly image: YamlScalar | undefined;
  readonly environmentFiles: readonly YamlScalar[];
  /** True for an image that is only deployed. */
  readonly skipsBuild: boolean;
}
