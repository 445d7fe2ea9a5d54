import type { Reference } from '../../core/graph/entity.ts';
import { elementReferences } from '../../formats/architecture/element-references.ts';
import { workloadReferences } from '../../formats/architecture/workload-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import { fileReferences, namedReference } from '../../formats/citations/yaml-references.ts';
import type { ObjectivesFile, Subject } from '../../formats/objectives/model.ts';

/** What a file of objectives names: the model, subjects, owners, files, decisions, risks, other objectives. */
export function referencesOf(uri: string, { model, owner, objectives }: ObjectivesFile): Reference[] {
  const owners = [{ owner }, ...objectives].flatMap((one) => one.owner ?? []);
  return [
    ...(model ? [namedReference(uri, model, ['architecture'], 'of-model')] : []),
    ...owners.map((name) => namedReference(uri, name, ['role', 'person'], 'owner')),
    ...objectives.flatMap(({ subject, source, decisions, risks, backedBy }) => [
      ...(subject ? subjectReferences(uri, subject, model?.text) : []),
      ...(source ? fileReferences(uri, source.path, 'reads') : []),
      ...decisions.flatMap((decision) => decisionReferences(uri, decision)),
      ...risks.map((risk) => namedReference(uri, risk, ['risk'], 'risk')),
      ...backedBy.map((objective) => namedReference(uri, objective, ['objective'], 'backed-by')),
    ]),
  ];
}

function subjectReferences(
  uri: string,
  { type, name }: Subject,
  model: string | undefined,
): readonly Reference[] {
  if (type === 'element') return elementReferences(uri, name, 'measures', model);
  if (type === 'workload') return workloadReferences(uri, name, 'measures');
  return [namedReference(uri, name, type === 'role' ? ['role', 'person'] : [type], 'measures')];
}
