import { t } from '@vscode/l10n';
import { headOf, TEMPLATE_TYPES } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** A template that does nothing, or two things. */
export const oneTemplateType = workflowRule({
  id: 'argo-workflows/one-template-type',
  severity: 'error',
  *check(workflow, uri) {
    for (const template of templatesOf(workflow)) {
      const [first, ...more] = template.types;
      if (!first) {
        yield {
          message: t('The template has no type: set one of {0}', TEMPLATE_TYPES.join(', ')),
          span: headOf(template),
        };
      }
      for (const { key } of more)
        yield {
          message: t('A template can have only one type: "{0}" is already set', first?.key.text ?? ''),
          span: key.span,
          related: first ? [{ uri, span: first.key.span, message: t('First type') }] : [],
        };
    }
  },
});
