import { t } from '@vscode/l10n';
import { isRead, readsOfWorkflow } from '../variables/usage.ts';
import { refsOf } from './workflow-template-exists.ts';
import { workflowRule } from './workflow-rule.ts';

/** A parameter of a workflow that nothing in it reads. */
export const unusedArgument = workflowRule({
  id: 'argo-workflows/unused-argument',
  severity: 'hint',
  *check(workflow) {
    const { kind, entrypoint, byName } = workflow;
    if (kind !== 'Workflow' && kind !== 'CronWorkflow') return;
    // Templates of other resources may read the parameters of the workflow that runs them.
    if (!refsOf(workflow)[Symbol.iterator]().next().done) return;
    const first = entrypoint && byName.get(entrypoint.text);
    const reads = readsOfWorkflow(workflow);
    for (const { name } of workflow.arguments.parameters) {
      if (!name || first?.inputs.parameters.some((input) => input.name?.text === name.text)) continue;
      if (!isRead(reads, 'workflow', 'parameters', name.text) && !reads.has('workflow.parameters.json'))
        yield {
          message: t('Workflow parameter "{0}" is never used', name.text),
          span: name.span,
          tags: ['unnecessary'],
        };
    }
  },
});
