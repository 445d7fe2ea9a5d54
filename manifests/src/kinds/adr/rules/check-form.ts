import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';

/** Something under `checks:` that is no check: it would never be evaluated. */
export const checkForm: Rule<Decision> = {
  id: 'adr/check-form',
  severity: 'error',
  *check({ model }) {
    yield* model.checks?.faults ?? [];
  },
};
