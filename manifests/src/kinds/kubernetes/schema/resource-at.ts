import { isMap, isSeq, scalarOf, valueOf, type YamlMap, type YamlNode } from '../../../core/yaml/node.ts';
import { documentAt } from '../../../core/yaml/path-at.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { splitApiVersion } from '../resources/read.ts';

type Path = readonly (string | number)[];

/** The resource that a path of a document leads into, also one that does not say yet what it is. */
export interface ResourceAt {
  readonly root: YamlMap | undefined;
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The path from the resource on. */
  readonly path: Path;
}

/** The resource at an offset: that of the document, or the item of its list. */
export function resourceAt({ documents }: KubernetesModel, offset: number, path: Path): ResourceAt {
  let root: YamlNode | null | undefined = documentAt(documents, offset)?.root;
  let rest = path;
  for (
    let items = itemsOf(root);
    items && rest[0] === 'items' && typeof rest[1] === 'number';
    items = itemsOf(root)
  ) {
    root = items[rest[1]];
    rest = rest.slice(2);
  }
  const apiVersion = scalarOf(root, 'apiVersion')?.text ?? '';
  const [group, version] = splitApiVersion(apiVersion);
  const kind = scalarOf(root, 'kind')?.text ?? '';
  return { root: isMap(root) ? root : undefined, apiVersion, group, version, kind, path: rest };
}

/** The resources of a `List`. */
function itemsOf(root: YamlNode | null | undefined): readonly (YamlNode | null)[] | undefined {
  const items = valueOf(root, 'items');
  return isSeq(items) && scalarOf(root, 'kind')?.text.endsWith('List') ? items.items : undefined;
}
