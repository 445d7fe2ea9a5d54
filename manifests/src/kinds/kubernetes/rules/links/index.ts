import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { autoscaledReplicas } from './autoscaling.ts';
import { backendPort } from './backend-port.ts';
import { missingConfigKey } from './config-key.ts';
import { containerReference } from './container-reference.ts';
import {
  disruptionBudgetBlocks,
  disruptionBudgetMissing,
  disruptionBudgetWithoutPods,
} from './disruption-budget.ts';
import { duplicateResource } from './duplicate-resource.ts';
import { gatewayListener } from './gateway-listener.ts';
import { gatewayReference, referenceGrant } from './gateway-reference.ts';
import { governingService, headlessService } from './governing-service.ts';
import { defaultIngressClass, ingressDuplicatePath, ingressTlsHost } from './ingress-rules.ts';
import { meshSubset } from './mesh-subset.ts';
import { MISSING_RULES } from './missing-rules.ts';
import { monitorWithoutTargets } from './monitors.ts';
import { namespaceSelector } from './namespace-selector.ts';
import { networkPolicyWithoutPods, podWithoutNetworkPolicy } from './network-policy.ts';
import { probePort } from './probe-port.ts';
import { selectorMatchesTemplate } from './selector-matches-template.ts';
import { serviceTargetPort } from './service-target-port.ts';
import { serviceWithoutPods } from './service-without-pods.ts';
import { undeclaredNamespace, unusedConfiguration } from './unused.ts';
import { unmountedVolume, volumeMount } from './volumes.ts';

/** Rules on what resources say of each other. */
export const LINK_RULES: readonly Rule<KubernetesModel>[] = [
  duplicateResource,
  selectorMatchesTemplate,
  serviceWithoutPods,
  serviceTargetPort,
  probePort,
  volumeMount,
  unmountedVolume,
  missingConfigKey,
  ...MISSING_RULES,
  backendPort,
  gatewayReference,
  referenceGrant,
  gatewayListener,
  meshSubset,
  containerReference,
  ingressDuplicatePath,
  ingressTlsHost,
  defaultIngressClass,
  autoscaledReplicas,
  disruptionBudgetBlocks,
  disruptionBudgetMissing,
  disruptionBudgetWithoutPods,
  networkPolicyWithoutPods,
  podWithoutNetworkPolicy,
  namespaceSelector,
  governingService,
  headlessService,
  monitorWithoutTargets,
  unusedConfiguration,
  undeclaredNamespace,
];
