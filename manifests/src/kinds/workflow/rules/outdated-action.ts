import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { actionName, addressOf } from '../actions/address.ts';
import { isOutdated, newestVersion } from '../actions/popular.ts';
import { isGitea } from '../detect.ts';
import type { WorkflowModel } from '../model.ts';

/** A version of an action that runs on a Node.js that GitHub no longer has. */
export const outdatedAction: Rule<WorkflowModel> = {
  id: 'workflow/outdated-action',
  severity: 'warning',
  knownAs: ['actionlint:action'],
  *check({ model, document }) {
    if (isGitea(document.uri)) return;
    for (const { uses } of [...model.jobs.flatMap((job) => job.steps), ...(model.action?.steps ?? [])]) {
      const address = uses && addressOf(uses.text);
      if (!uses || address?.form !== 'repository' || !isOutdated(actionName(address), address.version))
        continue;
      const newest = newestVersion(actionName(address));
      const from = uses.span.start + (uses.style === 'quoted' ? 1 : 0) + address.versionAt;
      const at = span(from, from + address.version.length);
      yield {
        span: at,
        message:
          newest === undefined
            ? t(
                'This version of "{0}" needs a version of Node.js that GitHub Actions no longer has: update it',
                actionName(address),
              )
            : t(
                'This version of "{0}" needs a version of Node.js that GitHub Actions no longer has: update to "{1}"',
                actionName(address),
                newest,
              ),
        tags: ['deprecated'],
        ...(newest === undefined
          ? {}
          : {
              fixes: [
                {
                  title: t('Change to "{0}"', newest),
                  changes: () => [{ kind: 'text', uri: document.uri, span: at, text: newest }],
                },
              ],
            }),
      };
    }
  },
};
