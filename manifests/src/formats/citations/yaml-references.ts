import { nameKey, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';

/** What a scalar names, by its name alone: a role, a risk. */
export function namedReference(
  uri: string,
  scalar: YamlScalar,
  types: readonly EntityType[],
  relation: string,
): Reference {
  const { text: name } = scalar;
  return { types, uri, name, key: nameKey(name), span: contentOf(scalar), notation: 'yaml', relation };
}

/** The file of a path within this workspace; nothing for an address or a path of one machine. */
export function fileReferences(uri: string, scalar: YamlScalar, relation: string): readonly Reference[] {
  const { text: name } = scalar;
  if (name === '' || isRemote(name) || /^(?:[/~]|[a-z]:)/iu.test(name)) return [];
  const target = resolveFrom(uri, name);
  const span = contentOf(scalar);
  return [{ types: ['file'], uri, name, key: target, span, notation: 'fixed', relation, target }];
}
