import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import { isGitea } from '../detect.ts';
import type { WorkflowModel } from '../model.ts';
import { insertionFix } from './insertion.ts';

/** A workflow whose token may do whatever the repository's settings allow. */
export const missingPermissions: Rule<WorkflowModel> = {
  id: 'workflow/missing-permissions',
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
  *check({ model, document }) {
    const { root, jobs, triggers } = model;
    if (model.language !== 'workflow' || !root || isGitea(document.uri) || pairOf(root, 'permissions'))
      return;
    // A workflow that is only called has what its caller has.
    if (triggers.length > 0 && triggers.every(({ event }) => event.text === 'workflow_call')) return;
    const without = jobs.filter(({ node }) => node && !pairOf(node, 'permissions'));
    if (without.length === 0) return;
    const at = pairOf(root, 'jobs')?.key.span;
    const previous = root.pairs[root.pairs.findIndex(({ key }) => key.text === 'jobs') - 1];
    if (at)
      yield {
        span: at,
        message: t(
          'No "permissions" set: GITHUB_TOKEN has the repository’s default permissions. Set only those needed, such as "permissions: contents: read"',
        ),
        ...insertionFix(
          t('Restrict GITHUB_TOKEN to "contents: read"'),
          { uri: document.uri, text: document.getText() },
          root,
          previous,
          'permissions:\n  contents: read',
        ),
      };
  },
};
