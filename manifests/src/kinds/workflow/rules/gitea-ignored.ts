import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { isMap, pairOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';

/** What Gitea reads over in all of its versions, so that a job does otherwise than it says. */
export const giteaIgnored: Rule<WorkflowModel> = {
  id: 'workflow/gitea-ignored',
  severity: 'hint',
  *check({ model, document }) {
    if (!/\/\.gitea\/workflows\//iu.test(document.uri)) return;
    for (const { node, runsOn } of model.jobs) {
      const environment = pairOf(node, 'environment');
      if (environment)
        yield {
          span: environment.key.span,
          message: t(
            'Gitea does not support environments: no approval is required and environment secrets are not available',
          ),
        };
      if (isMap(runsOn))
        yield { span: runsOn.span, message: t('Gitea selects runners by label only: use "runs-on: label"') };
    }
  },
};
