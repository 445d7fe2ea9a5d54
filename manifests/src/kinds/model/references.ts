import { nameKey, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import type { ModelManifest } from './model.ts';

/** What a manifest names: files, its owner, decisions, risks. */
export function referencesOf(
  uri: string,
  { owner, decisions, risks, path, output }: ModelManifest,
): Reference[] {
  return [
    ...(owner ? [named(uri, owner, ['role', 'person'], 'owner')] : []),
    ...decisions.flatMap((decision) => decisionOf(uri, decision)),
    ...risks.map((risk) => named(uri, risk, ['risk'], 'risk')),
    ...(path ? fileOf(uri, path, 'reads') : []),
    ...(output ? fileOf(uri, output, 'makes') : []),
  ];
}

function named(uri: string, scalar: YamlScalar, types: readonly EntityType[], relation: string): Reference {
  const { text: name } = scalar;
  return { types, uri, name, key: nameKey(name), span: contentOf(scalar), notation: 'yaml', relation };
}

/** A path of this workspace; nothing for an address or a path of one machine. */
function fileOf(uri: string, scalar: YamlScalar, relation: string): Reference[] {
  const { text: name } = scalar;
  if (name === '' || isRemote(name) || /^(?:[/~]|[a-z]:)/iu.test(name)) return [];
  const target = resolveFrom(uri, name);
  const span = contentOf(scalar);
  return [{ types: ['file'], uri, name, key: target, span, notation: 'fixed', relation, target }];
}

function decisionOf(uri: string, { text: name, span }: YamlScalar): Reference[] {
  const number = decisionNumber(name);
  if (number === undefined) return [];
  const key = decisionKey(number);
  return [{ types: ['decision'], uri, name, key, span, notation: 'decision-id', relation: 'decided-by' }];
}
