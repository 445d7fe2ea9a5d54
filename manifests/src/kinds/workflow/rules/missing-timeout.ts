import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';
import { insertionFix } from './insertion.ts';

/** A job that may hang for six hours, and be paid for. */
export const missingTimeout: Rule<WorkflowModel> = {
  id: 'workflow/missing-timeout',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ model, document }) {
    const source = { uri: document.uri, text: document.getText() };
    for (const { id, node, uses, steps } of model.jobs) {
      if (!node || uses || steps.length === 0 || pairOf(node, 'timeout-minutes')) continue;
      if (steps.every((step) => pairOf(step.node, 'timeout-minutes'))) continue;
      const after = pairOf(node, 'runs-on') ?? node.pairs[0];
      yield {
        span: id.span,
        message: t('Job "{0}" has no "timeout-minutes": a step that hangs runs for six hours', id.text),
        ...insertionFix(t('Set "timeout-minutes" to {0}', 30), source, node, after, 'timeout-minutes: 30'),
      };
    }
  },
};
