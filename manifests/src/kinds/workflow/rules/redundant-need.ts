import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Job, WorkflowModel } from '../model.ts';
import { outputsReadIn } from '../outputs/read-outputs.ts';

/** Workflows with more jobs are not looked at: each job is followed up to the first. */
const MAX_JOBS = 300;

/** A job waits for another that a third, for which it waits too, has waited for, and reads nothing of it. */
export const redundantNeed: Rule<WorkflowModel> = {
  id: 'workflow/redundant-need',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ model }) {
    if (model.jobs.length > MAX_JOBS) return;
    const jobs = new Map(model.jobs.map((job) => [job.key, job]));
    const { byJob } = outputsReadIn(model);
    for (const { key, needs, condition } of model.jobs) {
      // With a condition of its own, `always()` for example, a job may start although others failed.
      if (needs.length < 2 || condition) continue;
      const above = new Map(needs.map((need) => [need, ancestorsOf(need.text.toLowerCase(), jobs)]));
      for (const need of needs) {
        const own = need.text.toLowerCase();
        if (byJob.get(key)?.asks(own)) continue;
        const through = needs.find((other) => other !== need && above.get(other)?.has(own));
        if (through && !above.get(need)?.has(through.text.toLowerCase()))
          yield {
            span: need.span,
            message: t('Redundant dependency: "{0}" already depends on "{1}"', through.text, need.text),
            tags: ['unnecessary'],
          };
      }
    }
  },
};

/** All jobs that one waits for, directly or not. */
function ancestorsOf(key: string, jobs: ReadonlyMap<string, Job>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { text } of jobs.get(next)?.needs ?? []) {
      const other = text.toLowerCase();
      if (found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}
