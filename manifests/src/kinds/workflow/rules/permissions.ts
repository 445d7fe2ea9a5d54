import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { faultRule } from './fault-rule.ts';

/** A scope of the token, or a level of access, that GitHub does not know. */
export const permissions: Rule<WorkflowModel> = faultRule('permissions', {
  id: 'workflow/permissions',
  severity: 'error',
  knownAs: ['actionlint:permissions'],
});
