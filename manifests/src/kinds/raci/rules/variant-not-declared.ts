import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';

/** The meaning of S, C and A depends on the variant: a matrix that does not name it is read as the likeliest. */
export const variantNotDeclared: Rule<RaciModel> = {
  id: 'raci/variant-not-declared',
  severity: 'hint',
  *check({ document, model }) {
    for (const { variant, variantSpan, source, head, span, activities } of model.matrices) {
      if (variantSpan || activities.length === 0) continue;
      const at = { start: span.start, end: span.start };
      const fix = {
        title: t('Declare variant {0}', variant),
        changes: () => [
          { kind: 'text' as const, uri: document.uri, span: at, text: `variant: ${variant}\n` },
        ],
      };
      yield {
        message: t('The variant is not declared: {0} is assumed', variant),
        span: head,
        ...(source === 'yaml' ? { fixes: [fix] } : {}),
      };
    }
  },
};
