import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { keptBy } from '../../../core/text/memory.ts';
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
        message: t('No job needs "{0}", so its outputs are never used: {1}', job.id.text, outputs),
        tags: ['unnecessary'],
      };
    }
  },
};

/** True for a job with outputs that no other waits for, and whose outputs no caller of the workflow gets. */
export function isUnneeded({ key, outputs }: Job, model: WorkflowModel): boolean {
  if (outputs.length === 0 || outputsReadIn(model).ofJobs.asks(key)) return false;
  const needed = neededIn(model);
  return needed !== 'unknown' && !needed.has(key);
}

/** The jobs that others wait for; `unknown` where an expression says it. */
const neededIn = keptBy((model: WorkflowModel): ReadonlySet<string> | 'unknown' => {
  const needs = model.jobs.flatMap((job) => job.needs.map(({ text }) => text.toLowerCase()));
  return needs.some((need) => need.includes('${{')) ? 'unknown' : new Set(needs);
});
