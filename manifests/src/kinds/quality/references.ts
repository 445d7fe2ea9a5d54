import type { Reference } from '../../core/graph/entity.ts';
import { fileReferences, namedReference } from '../../formats/citations/yaml-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import type { Suite } from './model.ts';
import { tablesNamed } from './named-tables.ts';

/** What a suite names: files of tables and of failing rows, its own tables, roles, decisions. */
export function referencesOf(uri: string, suite: Suite): Reference[] {
  const tables = [...suite.tables.values()];
  const checks = tables.flatMap((table) => [...table.checks.values()]);
  const owners = [suite, ...tables, ...checks].flatMap(({ owner }) => owner ?? []);
  return [
    ...owners.map((owner) => namedReference(uri, owner, ['role', 'person'], 'owner')),
    ...suite.decisions.flatMap((decision) => decisionReferences(uri, decision)),
    ...tables.flatMap(({ path }) => (path ? fileReferences(uri, path, 'reads') : [])),
    ...tables.flatMap(({ entries }) =>
      [...entries.values()].map((entry) => namedReference(uri, entry, ['data-class'], 'entry')),
    ),
    ...checks.flatMap(({ failures }) => (failures ? fileReferences(uri, failures, 'makes') : [])),
    ...checks
      .flatMap(tablesNamed)
      .map((table): Reference => ({ ...namedReference(uri, table, ['table'], 'compares'), scope: uri })),
  ];
}
