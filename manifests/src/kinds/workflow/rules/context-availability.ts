import type { Rule } from '../../../rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { expressionRule } from './expression-rule.ts';

/** A context or a function that exists, but not at this place. */
export const contextAvailability: Rule<WorkflowModel> = expressionRule('place', {
  id: 'workflow/context-availability',
  severity: 'error',
  knownAs: ['actionlint:expression'],
});
