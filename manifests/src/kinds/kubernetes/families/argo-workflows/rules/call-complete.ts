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
          message: t('Missing "template", "templateRef" or "inline"'),
          span: headOf(call),
        };
      // What is written in its place wins over a name: Argo takes that.
      else if (second && second.key.text !== 'inline' && first.value && second.value)
        yield {
          message: t(
            '"{0}" and "{1}" cannot be used together in a step or task',
            first.key.text,
            second.key.text,
          ),
          span: second.key.span,
          related: [{ uri, span: first.key.span, message: t('Conflicting key') }],
        };
    }
  },
});
