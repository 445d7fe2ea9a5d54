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
          message: t('There is one loop: "{0}" is here already', first?.key.text ?? ''),
          span: key.span,
          related: first ? [{ uri, span: first.key.span, message: t('The first loop') }] : [],
        };
      const items = call.loops.find(({ key }) => key.text === 'withItems');
      if (items?.value && items.value.type === 'map')
        yield { message: t('"withItems" is a list: write each item behind a dash'), span: items.key.span };
      const sequence = call.loops.find(({ key }) => key.text === 'withSequence')?.value ?? null;
      const count = pairOf(sequence, 'count');
      const end = pairOf(sequence, 'end');
      if (count && end)
        yield { message: t('A sequence has either "count" or "end", not both'), span: end.key.span };
    }
  },
});
