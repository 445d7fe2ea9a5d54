import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import type { Span } from '../../../../../core/text/span.ts';
import { expressionFaults } from '../variables/expression-scope.ts';
import { placedTags } from '../variables/places.ts';
import type { Fault } from '../variables/scope-fault.ts';
import { faultOf } from '../variables/scope.ts';
import { nameIn, spanInTag } from '../tags.ts';
import { crossWorkflowRule } from './workflow-rule.ts';

/** `{{…}}` that names nothing: Argo refuses the workflow, or leaves the text as it is. */
export const variableKnown = crossWorkflowRule({
  id: 'argo-workflows/variable-known',
  severity: 'error',
  *check(workflow, others) {
    const told = new Set<string>();
    const finding = ({ message, suggestion, doubtful }: Fault, span: Span): RuleFinding[] => {
      if (doubtful && told.has(message)) return [];
      told.add(message);
      const weight = doubtful ? ({ atMost: 'information' } as const) : {};
      return [{ message, span, ...weight, ...changeTo(others.uri, span, suggestion) }];
    };
    for (const { tag, place } of placedTags(workflow)) {
      if (tag.expression) {
        for (const fault of expressionFaults(tag, place, others))
          yield* finding(fault, spanInTag(tag, fault.start, fault.end));
        continue;
      }
      const { name, at } = nameIn(tag);
      if (name === '') {
        yield { message: t('Empty expression in braces'), span: spanInTag(tag, -2, tag.inner.length + 2) };
        continue;
      }
      const fault = faultOf(name, place, others);
      if (fault?.kind === 'unknown') yield* finding(fault, spanInTag(tag, at + fault.start, at + fault.end));
    }
  },
});
