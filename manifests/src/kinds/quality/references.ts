import { nameKey, type EntityType, type Reference } from '../../core/graph/entity.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { contentOf, type YamlScalar } from '../../core/yaml/node.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import type { Suite } from './model.ts';
import { tablesNamed } from './named-tables.ts';

/** What a suite names: files of tables and of failing rows, its own tables, roles, decisions. */
export function referencesOf(uri: string, suite: Suite): Reference[] {
  const tables = [...suite.tables.values()];
  const checks = tables.flatMap((table) => [...table.checks.values()]);
  const owners = [suite, ...tables, ...checks].flatMap(({ owner }) => owner ?? []);
  return [
    ...owners.map((owner) => named(uri, owner, ['role', 'person'], 'owner')),
    ...suite.decisions.flatMap((decision) => decisionOf(uri, decision)),
    ...tables.flatMap(({ path }) => (path ? fileOf(uri, path, 'reads') : [])),
    ...checks.flatMap(({ failures }) => (failures ? fileOf(uri, failures, 'makes') : [])),
    ...checks
      .flatMap(tablesNamed)
      .map((table): Reference => ({ ...named(uri, table, ['table'], 'compares'), scope: uri })),
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
