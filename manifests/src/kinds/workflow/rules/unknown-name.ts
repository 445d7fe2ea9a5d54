import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { expressionRule } from './expression-rule.ts';

/** A context or a function that does not exist, or one called with the wrong number of arguments. */
export const unknownName: Rule<WorkflowModel> = expressionRule('name', {
  id: 'workflow/unknown-name',
  severity: 'error',
  knownAs: ['actionlint:expression'],
});
