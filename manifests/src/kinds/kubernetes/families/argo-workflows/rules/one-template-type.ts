import { t } from '@vscode/l10n';
import { headOf, TEMPLATE_TYPES } from '../model.ts';
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
          message: t('The template does nothing: it needs one of {0}', TEMPLATE_TYPES.join(', ')),
          span: headOf(template),
        };
      }
      for (const { key } of more)
        yield {
          message: t('A template does one thing: it has "{0}" already', first?.key.text ?? ''),
          span: key.span,
          related: first ? [{ uri, span: first.key.span, message: t('What it does first') }] : [],
        };
    }
  },
});
