import { placedTags } from '../variables/places.ts';
import { faultOf } from '../variables/scope.ts';
import { nameIn, spanInTag } from '../tags.ts';
import { crossWorkflowRule } from './workflow-rule.ts';

/** Outputs that are named before there are any: of a later step, of one beside it, of a task that is not a dependency. */
export const variableOrder = crossWorkflowRule({
  id: 'argo-workflows/variable-order',
  severity: 'error',
  *check(workflow, others) {
    for (const { tag, place } of placedTags(workflow)) {
      if (tag.expression || !place.call) continue;
      const { name, at } = nameIn(tag);
      const fault = faultOf(name, place, others);
      if (fault?.kind !== 'order') continue;
      yield { message: fault.message, span: spanInTag(tag, at + fault.start, at + fault.end) };
    }
  },
});
