import { t } from '@vscode/l10n';
import { reachable } from '../variables/usage.ts';
import { workflowRule } from './workflow-rule.ts';

/** A template of a workflow that nothing runs. Those of a WorkflowTemplate are there for others. */
export const unusedTemplate = workflowRule({
  id: 'argo-workflows/unused-template',
  severity: 'hint',
  *check(workflow) {
    const { kind, entrypoint, templates, byName } = workflow;
    if ((kind !== 'Workflow' && kind !== 'CronWorkflow') || !entrypoint || !byName.has(entrypoint.text))
      return;
    const used = reachable(workflow);
    for (const template of templates)
      if (template.name && !used.has(template) && byName.get(template.name.text) === template)
        yield {
          message: t('Template "{0}" is never used', template.name.text),
          span: template.name.span,
          tags: ['unnecessary'],
        };
  },
});
