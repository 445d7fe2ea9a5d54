import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';

/** Jobs that wait for each other: none of them ever starts. */
export const jobCycle: Rule<WorkflowModel> = {
  id: 'workflow/job-cycle',
  severity: 'error',
  knownAs: ['actionlint:job-needs'],
  *check({ model, document }) {
    const jobs = new Map(model.jobs.map((job) => [job.key, job]));
    const needed = (key: string): string[] =>
      jobs.get(key)?.needs.map(({ text }) => text.toLowerCase()) ?? [];
    for (const cycle of cyclesOf([...jobs.keys()], needed)) {
      const [first] = cycle;
      const job = first === undefined ? undefined : jobs.get(first);
      if (!job) continue;
      const next = (cycle[1] ?? first) as string;
      const need = job.needs.find(({ text }) => text.toLowerCase() === next);
      const way = [...cycle, job.key].map((key) => jobs.get(key)?.id.text ?? key).join(' → ');
      yield {
        span: (need ?? job.id).span,
        message:
          cycle.length === 1
            ? t('Job "{0}" depends on itself', job.id.text)
            : t('Cycle in "needs": {0}', way),
        related: cycle.slice(1).flatMap((key) => {
          const other = jobs.get(key);
          return other
            ? [
                {
                  uri: document.uri,
                  span: other.id.span,
                  message: t('"{0}" is part of the cycle', other.id.text),
                },
              ]
            : [];
        }),
      };
    }
  },
};
