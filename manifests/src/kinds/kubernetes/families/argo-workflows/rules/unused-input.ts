import { t } from '@vscode/l10n';
import { isRead, readsIn } from '../variables/usage.ts';
import { workflowRule } from './workflow-rule.ts';

/** An input parameter that its template does not read. */
export const unusedInput = workflowRule({
  id: 'argo-workflows/unused-input',
  severity: 'hint',
  *check({ templates }) {
    for (const template of templates) {
      // What a suspended workflow shows, and what a plugin takes, is read by others.
      if (!template.type || template.type === 'suspend' || template.type === 'plugin') continue;
      const reads = readsIn(template);
      for (const { name } of template.inputs.parameters)
        if (name && !isRead(reads, 'inputs', 'parameters', name.text))
          yield {
            message: t('Template input "{0}" is never used', name.text),
            span: name.span,
            tags: ['unnecessary'],
          };
    }
  },
});
