import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { scalarOf, valueOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';
import { pairsOf } from '../read.ts';

/** A password that everybody who reads the repository can read. */
export const hardCodedPassword: Rule<WorkflowModel> = {
  id: 'workflow/hard-coded-password',
  severity: 'error',
  knownAs: ['actionlint:credentials'],
  *check({ model }) {
    for (const { node } of model.jobs) {
      const containers = [
        valueOf(node, 'container'),
        ...pairsOf(valueOf(node, 'services')).map(({ value }) => value),
      ];
      for (const container of containers) {
        const password = scalarOf(valueOf(container, 'credentials'), 'password');
        if (!password || password.text.trim().startsWith('${{')) continue;
        yield {
          span: password.span,
          message: t('Hard-coded password: store it as a secret and use "{0}"', '${{ secrets.… }}'),
        };
      }
    }
  },
};
