import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { offsetIn } from '../expression/source.ts';
import { span } from '../../../core/text/span.ts';
import type { WorkflowModel } from '../model.ts';

/** An expression that cannot be read. */
export const expressionSyntax: Rule<WorkflowModel> = {
  id: 'workflow/expression-syntax',
  severity: 'error',
  knownAs: ['actionlint:expression'],
  *check({ model }) {
    for (const { written, parsed } of model.expressions) {
      if (!written.closed) {
        const start = offsetIn(written, 0) - 3;
        yield { span: span(start, start + 3), message: t('The expression is not closed: "}}" is missing') };
        continue;
      }
      if (!parsed.problem) continue;
      const { start, end, message } = parsed.problem;
      const from = offsetIn(written, start);
      yield { span: span(from, Math.max(offsetIn(written, end), from + 1)), message };
    }
  },
};
