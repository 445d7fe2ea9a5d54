import { t } from '@vscode/l10n';
import { pairOf } from '../../../../../core/yaml/node.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** A step or task with two loops, or a sequence with two ends. */
export const oneLoop = workflowRule({
  id: 'argo-workflows/one-loop',
  severity: 'error',
  *check(workflow, uri) {
    for (const { call } of callsOf(workflow)) {
      const [first, ...more] = call.loops;
      for (const { key } of more)
        yield {
          message: t('Only one loop is allowed: "{0}" is already set', first?.key.text ?? ''),
          span: key.span,
          related: first ? [{ uri, span: first.key.span, message: t('First loop') }] : [],
        };
      const items = call.loops.find(({ key }) => key.text === 'withItems');
      if (items?.value && items.value.type === 'map')
        yield {
          message: t('"withItems" must be a list: start each item with a hyphen'),
          span: items.key.span,
        };
      const sequence = call.loops.find(({ key }) => key.text === 'withSequence')?.value ?? null;
      const count = pairOf(sequence, 'count');
      const end = pairOf(sequence, 'end');
      if (count && end)
        yield { message: t('"count" and "end" cannot be used together in a sequence'), span: end.key.span };
    }
  },
});
