import type { Rule } from '../../../core/rules/rule.ts';
import type { WorkflowModel } from '../model.ts';
import { faultRule } from './fault-rule.ts';

/** Two keys that differ in capitals alone. */
export const duplicateKey: Rule<WorkflowModel> = faultRule('duplicate-key', {
  id: 'workflow/duplicate-key',
  severity: 'error',
  knownAs: ['actionlint:syntax-check'],
});
