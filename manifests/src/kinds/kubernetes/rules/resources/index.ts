import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { cpuLimit } from './cpu-limit.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { memoryLimit } from './memory-limit.ts';
import { quantity } from './quantity.ts';
import { requestAboveLimit } from './request-above-limit.ts';
import { requestsEqualLimits } from './requests-equal-limits.ts';
import { resourceRequests } from './resource-requests.ts';
import { unknownResource } from './unknown-resource.ts';
import { unlikelyQuantity } from './unlikely-quantity.ts';

export const RESOURCES_RULES: readonly Rule<KubernetesModel>[] = [
  cpuLimit,
  ephemeralStorage,
  memoryLimit,
  quantity,
  requestAboveLimit,
  requestsEqualLimits,
  resourceRequests,
  unknownResource,
  unlikelyQuantity,
];
