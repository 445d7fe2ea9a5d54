import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { expressionRule } from './expression-rule.ts';
import { faultRule } from './fault-rule.ts';

const described = {
  id: 'workflow/context-availability',
  severity: 'error',
  knownAs: ['actionlint:expression'],
} as const;

const named = expressionRule('place', described);
const nowhere = faultRule('expression', described);

/** A context or a function that exists, but not at this place. */
export const contextAvailability: Rule<WorkflowModel> = {
  ...named,
  *check(context) {
    yield* named.check(context);
    yield* nowhere.check(context);
  },
};
