import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../../core/yaml/node.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** A hook that does not say when it runs; only `exit` needs no condition. */
export const hookCondition = workflowRule({
  id: 'argo-workflows/hook-condition',
  severity: 'error',
  *check(workflow) {
    const hooks = [...workflow.hooks];
    for (const { call } of callsOf(workflow)) hooks.push(...call.hooks);
    for (const { event, node } of hooks)
      if (event.text !== 'exit' && !scalarOf(node, 'expression')?.text)
        yield {
          message: t('Hook "{0}" has no "expression"', event.text),
          span: event.span,
        };
  },
});
