import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { dnsConfig } from './dns-config.ts';
import { negativeNumber } from './negative-number.ts';
import { nodeAffinity } from './node-affinity.ts';
import { priorityClass } from './priority-class.ts';
import { restartPolicy } from './restart-policy.ts';

export const SCHEDULING_RULES: readonly Rule<KubernetesModel>[] = [
  dnsConfig,
  negativeNumber,
  nodeAffinity,
  priorityClass,
  restartPolicy,
];
