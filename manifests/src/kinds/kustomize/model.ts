import type { Span } from '../../core/text/span.ts';
import type { Patch } from './patches.ts';
import type { YamlDocument, YamlMap, YamlScalar } from '../../core/yaml/node.ts';

/** What a kustomization does with what it lists. */
export type Use = 'resources' | 'components' | 'patches' | 'generates' | 'transforms' | 'data' | 'schema';

/** A file, a folder or an address that a kustomization lists. */
export interface KustomizationEntry {
  readonly use: Use;
  /** The key that lists it: `resources`, `patches` … */
  readonly field: string;
  readonly node: YamlScalar;
  /** The path as written, without what `files: [key=path]` says before it. */
  readonly path: string;
  readonly span: Span;
  /** `folder`: one with a kustomization of its own. */
  readonly kind: 'file' | 'folder' | 'remote';
}

/** A ConfigMap or Secret that a kustomization makes. */
export interface Generator {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: YamlScalar;
  readonly namespace: YamlScalar | undefined;
  readonly node: YamlMap;
  readonly keys: readonly { readonly name: string; readonly span: Span }[];
  /** `merge` and `replace` change one of the same name. */
  readonly behavior: YamlScalar | undefined;
  /** It may have keys that are written elsewhere: in a file of variables, in what it is merged with. */
  readonly open: boolean;
}

/** A `kustomization.yaml`. */
export interface KustomizeModel {
  readonly documents: readonly YamlDocument[];
  readonly root: YamlMap | undefined;
  readonly listed: readonly KustomizationEntry[];
  readonly generated: readonly Generator[];
  readonly patches: readonly Patch[];
  /** Charts and plugins make resources that nobody can see here. */
  readonly makesMore: boolean;
}
