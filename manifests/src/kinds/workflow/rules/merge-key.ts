import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import type { WorkflowModel } from '../model.ts';

const MERGE = /^([ \t]*(?:- +)*)<<[ \t]*:[ \t]*(?=[*[{])/gmu;

/** `<<` merges maps in YAML; GitHub reads anchors and aliases, and refuses it. */
export const mergeKey: Rule<WorkflowModel> = {
  id: 'workflow/merge-key',
  severity: 'error',
  knownAs: ['actionlint:syntax-check'],
  *check({ model, document }) {
    const text = document.getText();
    if (!text.includes('<<')) return;
    const scripts = [...model.jobs.flatMap((job) => job.steps), ...(model.action?.steps ?? [])].flatMap(
      ({ run }) => run?.span ?? [],
    );
    for (const match of text.matchAll(MERGE)) {
      const start = match.index + (match[1]?.length ?? 0);
      if (scripts.some((at) => at.start <= start && start < at.end)) continue;
      yield {
        span: span(start, start + 2),
        message: t('GitHub does not support merge keys ("<<"), only anchors and aliases: write the keys out'),
      };
    }
  },
};
