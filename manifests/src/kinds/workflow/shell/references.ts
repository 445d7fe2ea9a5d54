import { commandReferences } from '../../../formats/shell/references.ts';
import type { Reference } from '../../../core/graph/entity.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { repositoryRoot } from '../callable.ts';
import type { Job, Step, WorkflowModel } from '../model.ts';
import { folderOfStep, inFolder } from './working-folder.ts';

/** Longer scripts are not looked at. */
const MAX_LENGTH = 50_000;

/**
 * What the scripts of a workflow or an action name: files of the repository, stages of pipelines, services. A name that leads
 * nowhere is not a fault here: the job may make the file.
 */
export function scriptReferences(model: WorkflowModel, uri: string, text: string): readonly Reference[] {
  const root = repositoryRoot(uri);
  if (root === undefined) return [];
  const ofStep = (step: Step, job: Job | undefined): readonly Reference[] => {
    const { run } = step;
    if (!run || run.text.length > MAX_LENGTH) return [];
    const folder = folderOfStep(model, job, step);
    if (folder === undefined) return [];
    const target = (path: string): string | undefined => {
      const whole = inFolder(folder, path);
      return whole === undefined || whole === '' || whole.includes('${') ? undefined : `${root}/${whole}`;
    };
    return commandReferences(run, { uri, target, span: placesIn(text, run) });
  };
  return [
    ...model.jobs.flatMap((job) => job.steps.flatMap((step) => ofStep(step, job))),
    ...(model.action?.steps ?? []).flatMap((step) => ofStep(step, undefined)),
  ];
}
