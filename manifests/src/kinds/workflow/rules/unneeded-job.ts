import { t } from '@vscode/l10n';
import type { Rule } from '../../../rules/rule.ts';
import type { Job, WorkflowModel } from '../model.ts';
import { outputsReadIn } from '../outputs/read-outputs.ts';

/** A job that works out something for others, none of which waits for it. */
export const unneededJob: Rule<WorkflowModel> = {
  id: 'workflow/unneeded-job',
  severity: 'hint',
  *check({ model }) {
    for (const job of model.jobs) {
      if (!isUnneeded(job, model)) continue;
      const outputs = job.outputs.map(({ key }) => `"${key.text}"`).join(', ');
      yield {
        span: job.id.span,
        message: t('No job waits for "{0}", so nothing reads what it gives: {1}', job.id.text, outputs),
        tags: ['unnecessary'],
      };
    }
  },
};

/** True for a job with outputs that no other waits for, and whose outputs no caller of the workflow gets. */
export function isUnneeded({ key, outputs }: Job, model: WorkflowModel): boolean {
  return (
    outputs.length > 0 &&
    !model.jobs.some(({ needs }) =>
      needs.some(({ text }) => text.includes('${{') || text.toLowerCase() === key),
    ) &&
    !outputsReadIn(model).ofJobs.asks(key)
  );
}
