import { t } from '@vscode/l10n';
import { pairOf } from '../../../../../core/yaml/node.ts';
import { headOf } from '../workflow/model.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** A step or task that runs nothing, or that names what it runs in two ways. */
export const callComplete = workflowRule({
  id: 'argo-workflows/call-complete',
  severity: 'error',
  *check(workflow, uri) {
    for (const { call } of callsOf(workflow)) {
      const [first, second] = ['template', 'templateRef', 'inline'].flatMap(
        (key) => pairOf(call.node, key) ?? [],
      );
      if (!first)
        yield {
          message: t('Nothing is run here: "template", "templateRef" or "inline" is missing'),
          span: headOf(call),
        };
      // What is written in its place wins over a name: Argo takes that.
      else if (second && second.key.text !== 'inline' && first.value && second.value)
        yield {
          message: t('A step or task has either "{0}" or "{1}", not both', first.key.text, second.key.text),
          span: second.key.span,
          related: [{ uri, span: first.key.span, message: t('The other one') }],
        };
    }
  },
});
