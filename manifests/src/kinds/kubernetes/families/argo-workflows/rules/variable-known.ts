import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { expressionFaults } from '../variables/expression-scope.ts';
import { placedTags } from '../variables/places.ts';
import { faultOf } from '../variables/scope.ts';
import { nameIn, spanInTag } from '../tags.ts';
import { crossWorkflowRule } from './workflow-rule.ts';

/** `{{…}}` that names nothing: Argo refuses the workflow, or leaves the text as it is. */
export const variableKnown = crossWorkflowRule({
  id: 'argo-workflows/variable-known',
  severity: 'error',
  *check(workflow, others) {
    for (const { tag, place } of placedTags(workflow)) {
      if (tag.expression) {
        for (const { message, start, end, suggestion } of expressionFaults(tag, place, others)) {
          const span = spanInTag(tag, start, end);
          yield { message, span, ...changeTo(others.uri, span, suggestion) };
        }
        continue;
      }
      const { name, at } = nameIn(tag);
      if (name === '') {
        yield { message: t('Empty expression in braces'), span: spanInTag(tag, -2, tag.inner.length + 2) };
        continue;
      }
      const fault = faultOf(name, place, others);
      if (fault?.kind !== 'unknown') continue;
      const span = spanInTag(tag, at + fault.start, at + fault.end);
      yield { message: fault.message, span, ...changeTo(others.uri, span, fault.suggestion) };
    }
  },
});
