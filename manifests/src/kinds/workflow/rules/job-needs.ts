import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';

/** A job waits for one that does not exist, or twice for the same. */
export const jobNeeds: Rule<WorkflowModel> = {
  id: 'workflow/job-needs',
  severity: 'error',
  knownAs: ['actionlint:job-needs'],
  *check({ model, document }) {
    const ids = new Map(model.jobs.map(({ key, id }) => [key, id.text]));
    for (const { needs } of model.jobs) {
      const seen = new Set<string>();
      for (const need of needs) {
        const key = need.text.toLowerCase();
        if (need.text.includes('${{')) continue;
        if (seen.has(key)) yield { span: need.span, message: t('Duplicate job "{0}" in "needs"', need.text) };
        seen.add(key);
        if (ids.has(key)) continue;
        const suggestion = nearest(need.text, ids.values());
        yield {
          span: need.span,
          message:
            suggestion === undefined
              ? t('Job "{0}" does not exist in this workflow', need.text)
              : t('Job "{0}" does not exist in this workflow. Did you mean "{1}"?', need.text, suggestion),
          ...changeTo(document.uri, need, suggestion),
        };
      }
    }
  },
};
