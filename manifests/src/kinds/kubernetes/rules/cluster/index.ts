import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { apiServerFlags } from './api-server-flags.ts';
import { controllerManagerFlags } from './controller-manager-flags.ts';
import { etcdFlags } from './etcd-flags.ts';
import { kubeletFlags } from './kubelet-flags.ts';
import { schedulerFlags } from './scheduler-flags.ts';

export const CLUSTER_RULES: readonly Rule<KubernetesModel>[] = [
  apiServerFlags,
  controllerManagerFlags,
  etcdFlags,
  kubeletFlags,
  schedulerFlags,
];
