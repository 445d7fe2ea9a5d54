import type { Service } from '../service.ts';
import { metadataOf, selectorOf } from './metadata.ts';

/** How many times as many pods as usual there may be. */
const PEAK = 3;

/** As many pods as there are requests for; processors are what predictions take. */
export function autoscaler(service: Service): object {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(service),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: service.name },
      minReplicas: service.replicas,
      maxReplicas: service.replicas * PEAK,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    },
  };
}

/** Nodes are drained one pod at a time. */
export function disruptionBudget(service: Service): object {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(service),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorOf(service) },
    },
  };
}
