import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { isOwnLabel } from '../actions/configuration.ts';
import { isGitea } from '../detect.ts';
import type { WorkflowModel } from '../model.ts';
import { isKnownLabel, isRetired, labelsOf, misspelt } from '../runners.ts';

/** A label that GitHub does not host, and that the settings do not list. */
export const unknownRunner: Rule<WorkflowModel> = {
  id: 'workflow/unknown-runner',
  severity: 'hint',
  profiles: { strict: 'warning' },
  knownAs: ['actionlint:runner-label'],
  *check(context) {
    const { model, document } = context;
    // Runners of Gitea are one's own, and so are their labels.
    if (isGitea(document.uri)) return;
    for (const job of model.jobs) {
      const { labels, all, group } = labelsOf(job);
      // Beside `self-hosted` stand names that people chose.
      if (group || !all || labels.some(({ text }) => text.toLowerCase() === 'self-hosted')) continue;
      for (const { text, span } of labels) {
        if (text === '' || isKnownLabel(text) || isRetired(text) || misspelt(text) !== undefined) continue;
        if (isOwnLabel(context, text)) continue;
        yield {
          span,
          message: t(
            'Unknown runner label "{0}": if the runner is self-hosted, add the label to the setting "workflows.runnerLabels"',
            text,
          ),
        };
      }
    }
  },
};
