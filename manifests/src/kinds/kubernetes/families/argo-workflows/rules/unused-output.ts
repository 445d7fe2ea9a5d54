import { t } from '@vscode/l10n';
import { pairOf } from '../../../../../core/yaml/node.ts';
import { isOutputRead } from '../variables/usage.ts';
import { workflowRule } from './workflow-rule.ts';

/** An output parameter of a template within a workflow that no step or task reads. */
export const unusedOutput = workflowRule({
  id: 'argo-workflows/unused-output',
  severity: 'hint',
  *check(workflow) {
    const { kind, entrypoint, templates } = workflow;
    if (kind !== 'Workflow' && kind !== 'CronWorkflow') return;
    for (const template of templates) {
      // What the first template gives is what the workflow gives.
      if (template.name?.text === entrypoint?.text) continue;
      for (const { name, node } of template.outputs.parameters)
        if (name && !pairOf(node, 'globalName') && !isOutputRead(workflow, template, name.text))
          yield {
            message: t('Output "{0}" is never used by a step or task', name.text),
            span: name.span,
            tags: ['unnecessary'],
          };
    }
  },
});
