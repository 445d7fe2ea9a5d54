import { joined, leavesFolder } from '../../../core/paths/relative.ts';
import type { Job, Step, WorkflowModel } from '../model.ts';

/** The folder that a step starts in, from the root of the repository; undefined where an expression says it. */
export function folderOfStep(
  { workingDirectory: ofAll }: Pick<WorkflowModel, 'workingDirectory'>,
  job: Pick<Job, 'workingDirectory'> | undefined,
  { workingDirectory: own }: Step,
): string | undefined {
  const text = (own ?? job?.workingDirectory ?? ofAll)?.text ?? '';
  return text.includes('$') || text.startsWith('/') || text.startsWith('~') ? undefined : joined('', text);
}

/** A path, from the root of the repository, that is written for a folder in it; undefined for one outside. */
export function inFolder(folder: string | undefined, path: string): string | undefined {
  if (folder === undefined || path.startsWith('/')) return undefined;
  const whole = joined(folder, path);
  return leavesFolder(whole) ? undefined : whole;
}
