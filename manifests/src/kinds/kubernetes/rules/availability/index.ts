import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { autoscalerBounds } from './autoscaler-bounds.ts';
import { autoscalerReplicas } from './autoscaler-replicas.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { nakedPod } from './naked-pod.ts';
import { podSpread } from './pod-spread.ts';
import { recreateStrategy } from './recreate-strategy.ts';
import { replicas } from './replicas.ts';
import { rollingUpdate } from './rolling-update.ts';
import { unhealthyPodEviction } from './unhealthy-pod-eviction.ts';

export const AVAILABILITY_RULES: readonly Rule<KubernetesModel>[] = [
  autoscalerBounds,
  autoscalerReplicas,
  disruptionBudget,
  nakedPod,
  podSpread,
  recreateStrategy,
  replicas,
  rollingUpdate,
  unhealthyPodEviction,
];
