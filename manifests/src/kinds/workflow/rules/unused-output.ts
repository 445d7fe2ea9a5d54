import { t } from '@vscode/l10n';
import type { Rule } from '../../../rules/rule.ts';
import { accessesIn } from '../expression/accesses.ts';
import type { WorkflowModel } from '../model.ts';

/** An output of a job that nothing reads. */
export const unusedOutput: Rule<WorkflowModel> = {
  id: 'workflow/unused-output',
  severity: 'hint',
  *check({ model }) {
    if (model.jobs.every(({ outputs }) => outputs.length === 0)) return;
    const read = new Set<string>();
    for (const { parsed } of model.expressions) {
      for (const { context, steps } of accessesIn(parsed.tree)) {
        const name = context.lexeme.toLowerCase();
        if (name !== 'needs' && name !== 'jobs') continue;
        const [job, outputs, output] = steps;
        // `toJSON(needs)` and `needs.*.outputs` read everything.
        if (!job) return;
        if (!outputs) read.add(`${job.name} *`.toLowerCase());
        else if (outputs.name.toLowerCase() === 'outputs')
          read.add(`${job.name} ${output?.name ?? '*'}`.toLowerCase());
      }
    }
    for (const { key: job, outputs } of model.jobs) {
      if (read.has(`${job} *`)) continue;
      for (const { key } of outputs)
        if (!read.has(`${job} ${key.text}`.toLowerCase()) && !key.text.includes('${{'))
          yield {
            span: key.span,
            message: t('Nothing reads the output "{0}"', key.text),
            tags: ['unnecessary'],
          };
    }
  },
};
