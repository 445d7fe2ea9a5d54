import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { actionName, addressOf } from '../actions/address.ts';
import type { WorkflowModel } from '../model.ts';

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu;
/** Who could change GitHub itself anyway. */
const GITHUB = new Set(['actions', 'github']);

/** An action of somebody else at a tag or a branch, which they may move to other code at any time. */
export const unpinnedAction: Rule<WorkflowModel> = {
  id: 'workflow/unpinned-action',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  *check({ model }) {
    const called = model.jobs.flatMap((job) => [job.uses, ...job.steps.map((step) => step.uses)]);
    for (const uses of [...called, ...(model.action?.steps ?? []).map((step) => step.uses)]) {
      const address = uses && addressOf(uses.text);
      if (
        !uses ||
        address?.form !== 'repository' ||
        COMMIT.test(address.version) ||
        GITHUB.has(address.owner.toLowerCase())
      )
        continue;
      const from = uses.span.start + (uses.style === 'quoted' ? 1 : 0) + address.versionAt;
      yield {
        span: span(from, from + address.version.length),
        message: t(
          '"{0}" is not pinned: its code can change. Use the commit SHA of "{1}", with the version in a comment',
          address.version,
          actionName(address),
        ),
      };
    }
  },
};
