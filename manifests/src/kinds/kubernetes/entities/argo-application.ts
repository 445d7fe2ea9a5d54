import {
  isMap,
  itemsOf,
  scalarOf,
  valueOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';
import type { Resource } from '../resources/model.ts';
import { isFilledInLater } from '../resources/naming.ts';

/** Where an application takes its manifests from. */
export interface Source {
  readonly node: YamlMap;
  readonly repository: YamlScalar | undefined;
  readonly path: YamlScalar | undefined;
  readonly revision: string;
}

/** The `spec` of an Application, and of the applications that an ApplicationSet makes. */
export function applicationSpec({ kind, root }: Resource): YamlMap | undefined {
  const spec = valueOf(root, 'spec');
  const found = kind === 'ApplicationSet' ? valueOf(valueOf(spec, 'template'), 'spec') : spec;
  return isMap(found) ? found : undefined;
}

/** The sources of an application: one, or several. */
export function sourcesOf(spec: YamlNode | undefined): readonly Source[] {
  const one = valueOf(spec, 'source');
  const several = valueOf(spec, 'sources');
  return [one, ...itemsOf(several)].filter(isMap).map((node) => ({
    node,
    repository: scalarOf(node, 'repoURL'),
    path: scalarOf(node, 'path'),
    revision: scalarOf(node, 'targetRevision')?.text ?? 'HEAD',
  }));
}

/** True for text that an ApplicationSet, a script or a person fills in. */
export function isFilledIn({ text }: YamlScalar): boolean {
  return isFilledInLater(text);
}
