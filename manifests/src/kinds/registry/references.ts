import type { Reference } from '../../core/graph/entity.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import { fileReferences, namedReference } from '../../formats/citations/yaml-references.ts';
import type { RegisteredModel } from '../../formats/model-registry/registry.ts';

/** What a registry names: manifests, files, roles and people, decisions. */
export function referencesOf(uri: string, models: readonly RegisteredModel[]): readonly Reference[] {
  return models.flatMap(({ manifest, owner, versions, history }) => [
    ...(manifest ? fileReferences(uri, manifest, 'reads') : []),
    ...(owner ? [namedReference(uri, owner, ['role', 'person'], 'owner')] : []),
    ...versions.flatMap(({ file, evaluation, approver, decision }) => [
      ...(file ? fileReferences(uri, file, 'reads') : []),
      ...(evaluation ? fileReferences(uri, evaluation, 'reads') : []),
      ...(approver ? [namedReference(uri, approver, ['role', 'person'], 'approved-by')] : []),
      ...(decision ? decisionReferences(uri, decision) : []),
    ]),
    ...history.flatMap(({ by }) => (by ? [namedReference(uri, by, ['role', 'person'], 'promoted-by')] : [])),
  ]);
}
