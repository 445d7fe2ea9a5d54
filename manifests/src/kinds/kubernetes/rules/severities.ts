import type { KubernetesModel } from '../resources/model.ts';
import type { Rule } from '../../../core/rules/rule.ts';

type Severities = Pick<Rule<KubernetesModel>, 'severity' | 'profiles'>;

/** A matter of safety that much of what runs today does not care for. */
export const SECURITY_HINT: Severities = {
  severity: 'hint',
  profiles: { security: 'warning', strict: 'warning' },
};

/** A matter of safety for those who ask for it. */
export const SECURITY_ONLY: Severities = {
  severity: 'off',
  profiles: { security: 'warning', strict: 'warning' },
};

/** A matter of taste or of a house's own rules. */
export const STRICT_ONLY: Severities = { severity: 'off', profiles: { strict: 'warning' } };
