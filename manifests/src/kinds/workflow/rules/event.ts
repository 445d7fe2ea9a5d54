import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { faultRule } from './fault-rule.ts';

/** An event, an activity type or a filter that GitHub does not know. */
export const event: Rule<WorkflowModel> = faultRule('event', {
  id: 'workflow/event',
  severity: 'error',
  knownAs: ['actionlint:events'],
});
