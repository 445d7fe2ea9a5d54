import type { Rule } from '../../../../core/rules/rule.ts';
import type { KubernetesModel } from '../../resources/model.ts';
import { identicalProbes } from './identical-probes.ts';
import { initContainerProbe } from './init-container-probe.ts';
import { livenessProbe } from './liveness-probe.ts';
import { probeHandler } from './probe-handler.ts';
import { probeTuning } from './probe-tuning.ts';
import { readinessProbe } from './readiness-probe.ts';

export const PROBES_RULES: readonly Rule<KubernetesModel>[] = [
  identicalProbes,
  initContainerProbe,
  livenessProbe,
  probeHandler,
  probeTuning,
  readinessProbe,
];
