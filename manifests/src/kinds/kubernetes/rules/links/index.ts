import type { Rule } from '../../../../rules/rule.ts';
import type { KubernetesModel } from '../../model.ts';
import { missingConfigKey } from './config-key.ts';
import { MISSING_RULES } from './missing-rules.ts';
import { selectorMatchesTemplate } from './selector-matches-template.ts';
import { serviceTargetPort } from './service-target-port.ts';
import { serviceWithoutPods } from './service-without-pods.ts';

/** Rules on what resources say of each other. */
export const LINK_RULES: readonly Rule<KubernetesModel>[] = [
  selectorMatchesTemplate,
  serviceWithoutPods,
  serviceTargetPort,
  missingConfigKey,
  ...MISSING_RULES,
];
