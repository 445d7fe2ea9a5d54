import type { EntityType } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../core/yaml/node.ts';
import type { Variable } from './interpolation.ts';
import type { Mount } from './mount.ts';
import type { PublishedPort } from './port.ts';

/** A Compose file. Several documents in it are laid over each other, as Compose does. */
export interface ComposeModel {
  /** As written. */
  readonly documents: readonly YamlDocument[];
  /** Their maps, without what `!reset` takes away. */
  readonly roots: readonly YamlMap[];
  readonly services: readonly Service[];
  /** Volumes, networks, secrets, configs and models, as the file declares them. */
  readonly resources: readonly Resource[];
  readonly variables: readonly VariableUse[];
  readonly includes: readonly FileUse[];
  /** Files that `include` names in a way that is known only when it runs: a variable, an address. */
  readonly includesUnknown: boolean;
}

/** A `${NAME}` in a value. */
export interface VariableUse extends Pick<Variable, 'name' | 'operator'> {
  /** The characters of the name. */
  readonly span: Span;
  /** The end of the name, where braces leave room for a default. */
  readonly braced: boolean;
}

/** What a service may use by name, beside other services. */
export type ResourceType = 'volume' | 'network' | 'secret' | 'config' | 'model';

export interface Resource {
  readonly type: ResourceType;
  readonly pair: YamlPair;
  readonly name: string;
  readonly span: Span;
  readonly node: YamlMap | undefined;
  readonly external: boolean;
}

export interface Service {
  readonly name: string;
  readonly pair: YamlPair;
  /** The characters of its name. */
  readonly span: Span;
  readonly node: YamlMap;
  readonly image: YamlScalar | undefined;
  readonly build: Build | undefined;
  readonly extends: Extension | undefined;
  readonly profiles: readonly string[];
  readonly uses: readonly Use[];
  readonly ports: readonly WrittenPort[];
  readonly mounts: readonly WrittenMount[];
  readonly files: readonly FileUse[];
}

export interface Build {
  readonly node: YamlNode;
  readonly context: YamlScalar | undefined;
  readonly dockerfile: YamlScalar | undefined;
  /** True when the Dockerfile is written in the Compose file, or is not known before a variable is. */
  readonly isRemote: boolean;
}

export interface Extension {
  readonly service: YamlScalar | undefined;
  readonly file: YamlScalar | undefined;
}

/** How a name of another service is used. */
export type ServiceRelation =
  | 'depends-on'
  | 'links'
  | 'network-mode'
  | 'ipc'
  | 'pid'
  | 'volumes-from'
  | 'extends'
  | 'build-context'
  | 'mentions';

/** A name in a service that another part of the project declares. */
export interface Use {
  readonly type: 'service' | ResourceType;
  readonly name: string;
  /** The characters of the name alone. */
  readonly span: Span;
  readonly relation: ServiceRelation | ResourceType;
  readonly asKey: boolean;
  /** True where it is a part of a longer text, as in `data:/var/lib`. */
  readonly part: boolean;
  /** Of `depends_on`. */
  readonly condition: YamlScalar | undefined;
  /** False where the project works without it: `required: false`. */
  readonly required: boolean;
}

export interface WrittenPort {
  readonly node: YamlNode;
  /** Undefined for what cannot be read before variables are known. */
  readonly port: PublishedPort | undefined;
  readonly problem: string | undefined;
}

export interface WrittenMount {
  readonly node: YamlNode;
  readonly mount: Mount | undefined;
  readonly problem: string | undefined;
}

/** A file that something names by its path. */
export interface FileUse {
  readonly path: string;
  readonly span: Span;
  readonly relation: 'env-file' | 'label-file' | 'include' | 'extends' | 'secret' | 'config' | 'bind';
  readonly required: boolean;
}

/** The type of the entity that a resource is in the graph: secrets, configs and models have none of their own there. */
export function entityTypeOf(type: 'service' | ResourceType): EntityType {
  return type === 'secret' || type === 'config' || type === 'model' ? 'parameter' : type;
}
