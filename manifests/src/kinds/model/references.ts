import type { Reference } from '../../core/graph/entity.ts';
import { fileReferences, namedReference } from '../../formats/citations/yaml-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import type { ModelManifest } from './model.ts';

/** What a manifest names: files, its owner, decisions, risks. */
export function referencesOf(
  uri: string,
  { owner, decisions, risks, path, base, output, drift }: ModelManifest,
): Reference[] {
  return [
    ...(owner ? [namedReference(uri, owner, ['role', 'person'], 'owner')] : []),
    ...decisions.flatMap((decision) => decisionReferences(uri, decision)),
    ...risks.map((risk) => namedReference(uri, risk, ['risk'], 'risk')),
    ...(path ? fileReferences(uri, path, 'reads') : []),
    ...(drift.reference ? fileReferences(uri, drift.reference, 'reads') : []),
    ...base.flatMap((manifest) => fileReferences(uri, manifest, 'reads')),
    ...(output ? fileReferences(uri, output, 'makes') : []),
  ];
}
