import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';

/** An input that callers must give, and that has a default nobody will ever see. */
export const unusedDefault: Rule<WorkflowModel> = {
  id: 'workflow/unused-default',
  severity: 'hint',
  knownAs: ['actionlint:events'],
  *check({ model }) {
    for (const { event, inputs } of model.triggers) {
      if (event.text !== 'workflow_call') continue;
      for (const { key, required, node } of inputs) {
        const given = required ? pairOf(node, 'default') : undefined;
        if (given)
          yield {
            span: given.key.span,
            message: t('Input "{0}" is required, so its default is never used', key.text),
            tags: ['unnecessary'],
          };
      }
    }
  },
};
