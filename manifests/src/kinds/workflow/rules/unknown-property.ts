import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { expressionRule } from './expression-rule.ts';

/** A step, a job, an input, a key that a context does not have. */
export const unknownProperty: Rule<WorkflowModel> = expressionRule('property', {
  id: 'workflow/unknown-property',
  severity: 'warning',
  knownAs: ['actionlint:expression'],
});
