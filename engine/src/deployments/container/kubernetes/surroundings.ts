import { PORT, type Service } from '../service.ts';
import { metadataOf, selectorOf } from './metadata.ts';

/** The namespace where Prometheus is expected: what its operator calls it. */
const MONITORING = 'monitoring';

/** The namespace, as far as it is known here. */
export function namespace({ namespace: name }: Service): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** An account without rights: the service asks the cluster for nothing. */
export function serviceAccount(service: Service): object {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(service),
    automountServiceAccountToken: false,
  };
}

/** Above pods without a class, below those of the cluster. */
export function priorityClass(service: Service): object {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: metadataOf(service, 'cluster'),
    value: 1000,
    globalDefault: false,
  };
}

export function clusterService(service: Service): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(service),
    spec: {
      type: 'ClusterIP',
      selector: selectorOf(service),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}

/** Pods of the namespace may ask, Prometheus may read metrics, and the service itself calls nobody. */
export function networkPolicy(service: Service): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(service),
    spec: {
      podSelector: { matchLabels: selectorOf(service) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            { podSelector: {} },
            { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': MONITORING } } },
          ],
          ports: [{ port: PORT }],
        },
      ],
      egress: [],
    },
  };
}

/** For the logs of all pods: each writes to a folder of its own. */
export function volumeClaim(service: Service): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadataOf(service),
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '5Gi' } } },
  };
}
