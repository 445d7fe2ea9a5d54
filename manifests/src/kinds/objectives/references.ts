import type { Reference } from '../../core/graph/entity.ts';
import { elementReferences } from '../../formats/architecture/element-references.ts';
import { workloadReferences } from '../../formats/architecture/workload-references.ts';
import { decisionReferences } from '../../formats/citations/decision-references.ts';
import { fileReferences, namedReference } from '../../formats/citations/yaml-references.ts';
import type { ObjectivesFile, RunsSource, Subject } from '../../formats/objectives/model.ts';
import { stageOfRun } from '../../formats/run-history/run-record.ts';

/** What a file of objectives names: the model, subjects, owners, files, decisions, risks, other objectives. */
export function referencesOf(uri: string, { model, owner, objectives }: ObjectivesFile): Reference[] {
  const owners = [{ owner }, ...objectives].flatMap((one) => one.owner ?? []);
  return [
    ...(model ? [namedReference(uri, model, ['architecture'], 'of-model')] : []),
    ...owners.map((name) => namedReference(uri, name, ['role', 'person'], 'owner')),
    ...objectives.flatMap(({ subject, source, decisions, risks, backedBy }) => [
      ...(subject ? subjectReferences(uri, subject, model?.text) : []),
      ...(source?.type === 'file' ? fileReferences(uri, source.path, 'reads') : []),
      ...(source?.type === 'runs' ? runsReferences(uri, source) : []),
      ...decisions.flatMap((decision) => decisionReferences(uri, decision)),
      ...risks.map((risk) => namedReference(uri, risk, ['risk'], 'risk')),
      ...backedBy.map((objective) => namedReference(uri, objective, ['objective'], 'backed-by')),
    ]),
  ];
}

/** The pipeline, and the stage by its name in it. */
function runsReferences(uri: string, { pipeline, stage }: RunsSource): readonly Reference[] {
  const files = fileReferences(uri, pipeline, 'measures');
  const [file] = files;
  // A run of a stage, or a stage of a pipeline that it uses, is not declared in this file.
  if (!file?.target || !stage || stageOfRun(stage.text) !== stage.text) return files;
  const named = namedReference(uri, stage, ['stage'], 'measures');
  return [...files, { ...named, key: stage.text, scope: file.target }];
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
